from concurrent.futures import ThreadPoolExecutor

from translit.glossary.memory import Memory


def test_what_was_asked_for_is_not_asked_again():
    asked = []
    memory = Memory(lambda string: asked.append(string) or len(string), most=2)
    assert [memory[s] for s in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert asked == ["a", "bb"]


def test_what_nobody_asked_for_lately_is_forgotten():
    asked = []
    memory = Memory(asked.append, most=2)
    for string in ("a", "b", "c", "a", "d", "a", "b"):
        memory[string]
    assert asked == ["a", "b", "c", "d", "b"]
    assert len(memory) <= 2


def test_long_strings_are_not_kept():
    memory = Memory(len)
    assert memory["x" * 1000] == 1000
    assert len(memory) == 0


def test_threads_may_share_it():
    memory = Memory(len, most=3)
    words = ["a" * n for n in range(1, 9)] * 200
    with ThreadPoolExecutor(4) as pool:
        for lengths in pool.map(lambda _: [memory[word] for word in words], range(4)):
            assert lengths == [len(word) for word in words]
