"""Tiny models, built once a session, saved and loaded through the real code paths."""

import functools
import re
from importlib.util import find_spec

import pytest

# Without the packages (extra ``neural``) these can't be imported, let alone run; CI installs them.
collect_ignore = (
    []
    if find_spec("torch") and find_spec("transformers")
    else ["test_convert.py", "test_encoder.py", "test_formulas.py", "test_loader.py"]
)

PAIRS = [
    ("the minister arrived in the capital", "وصل الوزير إلى العاصمة"),
    ("the children play in the garden", "يلعب الأطفال في الحديقة"),
    ("the price of bread went up again", "ارتفع سعر الخبز مرة أخرى"),
    ("two ships left the harbour", "غادرت سفينتان الميناء"),
    ("the team lost the final match", "خسر الفريق المباراة النهائية"),
    ("rain fell on the mountains", "هطل المطر على الجبال"),
    ("the hospital needs more doctors", "المستشفى بحاجة إلى أطباء"),
    ("she wrote a book about trees", "كتبت كتابا عن الأشجار"),
    ("the road to the south is closed", "الطريق إلى الجنوب مغلق"),
    ("the court heard the witness", "استمعت المحكمة إلى الشاهد"),
]
NAMED = [  # words, and which of them begin or go on with a name
    ("قال خليل منصور إن الطريق مغلق", {1: "B-PER", 2: "I-PER"}),
    ("وصل خليل منصور إلى العاصمة", {1: "B-PER", 2: "I-PER"}),
    ("غادر الوزير الميناء", {}),
    ("التقى الوزير خليل منصور", {2: "B-PER", 3: "I-PER"}),
    ("هطل المطر على الجبال", {}),
]
LINES = [line for pair in PAIRS for line in pair] + [text for text, _ in NAMED]
LABELS = ["O", "B-PER", "I-PER"]
SIZES = {
    "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64,
    "max_position_embeddings": 48, "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0,
    "initializer_range": 0.2,
}  # fmt: skip


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """The folder of a tiny model by name: encoder, regressor, tagger, masked, causal, metricx, comet."""
    import torch

    torch.set_num_threads(1)
    root = tmp_path_factory.mktemp("models")
    made = {}

    def folder(name):
        if name not in made:
            torch.manual_seed(1)
            made[name] = root / name
            MAKERS[name](made[name])
        return str(made[name])

    return folder


@pytest.fixture(scope="session")
def lines():
    return LINES


@pytest.fixture(scope="session")
def pairs():
    return PAIRS


@functools.cache
def tokenizer():
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import PreTrainedTokenizerFast

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    # Not trained, which breaks ties at random: words in two pieces, and all their letters.
    words = sorted({w for line in LINES for w in re.findall(r"\w+|[^\w\s]", line)})
    pieces = [*words_in_two(words), *sorted({c for word in words for c in (*word, *tails(word))})]
    vocabulary = {piece: at for at, piece in enumerate(dict.fromkeys([*special, *pieces]))}
    made = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = normalizers.NFC()
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    ids = [(t, made.token_to_id(t)) for t in ("[CLS]", "[SEP]")]
    made.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=ids
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=made, model_max_length=48, pad_token="[PAD]", unk_token="[UNK]",
        cls_token="[CLS]", sep_token="[SEP]", mask_token="[MASK]",
    )  # fmt: skip


def words_in_two(words):
    """``ab`` and ``##cd`` of ``abcd``."""
    halves = [(word[: (len(word) + 1) // 2], word[(len(word) + 1) // 2 :]) for word in words]
    return [piece for head, tail in halves for piece in ([head, f"##{tail}"] if tail else [head])]


def tails(word):
    return [f"##{letter}" for letter in word]


def config(**more):
    from transformers import BertConfig

    return BertConfig(vocab_size=len(tokenizer()), **SIZES, **more)


def fit(model, steps, loss, rate=5e-3):
    """Overfit on purpose."""
    import torch

    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    model.train()
    for _ in range(steps):
        optimizer.zero_grad()
        loss().backward()
        optimizer.step()
    model.eval()


def keep(model, folder):
    model.save_pretrained(folder)
    tokenizer().save_pretrained(folder)


def encoder(folder):
    import torch
    from transformers import BertModel

    read, model = tokenizer(), BertModel(config())
    sides = [
        read(list(side), padding=True, return_tensors="pt") for side in zip(*PAIRS, strict=True)
    ]

    def loss():
        a, b = (mean_pooled(model, side) for side in sides)
        return torch.nn.functional.cross_entropy(10 * a @ b.T, torch.arange(len(a)))

    fit(model, 60, loss)
    keep(model, folder)


def mean_pooled(model, inputs):
    import torch

    mask = inputs["attention_mask"].unsqueeze(-1)
    hidden = model(**inputs).last_hidden_state
    return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=1)


def regressor(folder):
    from transformers import BertForSequenceClassification

    keep(BertForSequenceClassification(config(num_labels=1)), folder)


def classifier(folder):
    from transformers import BertForSequenceClassification

    keep(BertForSequenceClassification(config(num_labels=3)), folder)


def tagger(folder):
    import torch
    from transformers import BertForTokenClassification

    names = dict(enumerate(LABELS))
    model = BertForTokenClassification(
        config(num_labels=3, id2label=names, label2id={v: k for k, v in names.items()})
    )
    texts = [named_line(i, count) for i in range(len(NAMED)) for count in (1, 2, 3, 5, 8)]
    read = tokenizer()
    inputs = read([t for t, _ in texts], padding=True, truncation=True, return_tensors="pt")
    wanted = torch.full(inputs["input_ids"].shape, -100)
    for row, (_, named) in enumerate(texts):
        for column, word in enumerate(inputs.word_ids(row)):
            if word is not None:
                wanted[row, column] = LABELS.index(named.get(word, "O"))
    fit(model, 120, lambda: model(**inputs, labels=wanted).loss)
    keep(model, folder)


def named_line(first, count):
    """Some lines one after the other, so that names stand at many places."""
    words, named = [], {}
    for text, places in (NAMED * 3)[first : first + count]:
        named |= {len(words) + at: label for at, label in places.items()}
        words += text.split()
    return " ".join(words), named


def masked(folder):
    from transformers import BertForMaskedLM

    keep(BertForMaskedLM(config()), folder)


def roberta(folder):
    """A tokenizer of bytes, as RoBERTa's: a word after a space is another than without."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers
    from transformers import PreTrainedTokenizerFast, RobertaConfig, RobertaModel

    special = ["<s>", "<pad>", "</s>", "<unk>"]
    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.train_from_iterator(
        LINES, trainers.BpeTrainer(
            vocab_size=500, special_tokens=special,
            initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        )
    )  # fmt: skip
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    read = PreTrainedTokenizerFast(
        tokenizer_object=made, model_max_length=46, pad_token="<pad>", unk_token="<unk>",
        cls_token="<s>", sep_token="</s>", bos_token="<s>", eos_token="</s>",
    )  # fmt: skip
    RobertaModel(
        RobertaConfig(vocab_size=len(read), pad_token_id=1, bos_token_id=0, eos_token_id=2, **SIZES)
    ).save_pretrained(folder)
    read.save_pretrained(folder)


def causal(folder):
    from transformers import GPT2Config, GPT2LMHeadModel

    inputs = tokenizer()(LINES, padding=True, return_tensors="pt")
    model = GPT2LMHeadModel(
        GPT2Config(
            vocab_size=len(tokenizer()), n_positions=48, n_embd=32, n_layer=2, n_head=4,
            initializer_range=0.2,
            resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0, bos_token_id=2, eos_token_id=3,
        )
    )  # fmt: skip
    labels = inputs["input_ids"].masked_fill(inputs["attention_mask"] == 0, -100)
    given = {k: inputs[k] for k in ("input_ids", "attention_mask")}
    fit(model, 80, lambda: model(**given, labels=labels).loss)
    keep(model, folder)


def metricx(folder):
    """The vocabulary is mT5's in size, for the number of its answering token; the rest is tiny."""
    import torch
    from transformers import MT5Config, MT5ForConditionalGeneration

    model = MT5ForConditionalGeneration(
        MT5Config(
            vocab_size=250112, d_model=8, d_kv=4, d_ff=16, num_layers=1, num_heads=2,
            decoder_start_token_id=0, tie_word_embeddings=False,
        )
    )  # fmt: skip
    with torch.no_grad():  # so that answers fall within 0 and 25, and differ
        torch.nn.init.normal_(model.lm_head.weight[250089], std=4.0)
    keep(model, folder)


def comet(folder):
    import json

    import torch
    from safetensors.torch import save_file

    encoder(folder)
    width, sizes = 32, (16, 8)
    head = {f"layerwise_attention.scalar_parameters.{i}": torch.randn(1) for i in range(3)}
    head["layerwise_attention.gamma"] = torch.tensor([1.3])
    shapes = [(6 * width, sizes[0]), (sizes[0], sizes[1]), (sizes[1], 1)]
    for number, (inner, outer) in zip((0, 3, 6), shapes, strict=True):
        head[f"estimator.ff.{number}.weight"] = torch.randn(outer, inner) / inner**0.5
        head[f"estimator.ff.{number}.bias"] = torch.randn(outer)
    save_file(head, folder / "comet.safetensors")
    settings = {
        "layer": "mix", "pool": "avg", "layer_norm": True, "layer_transformation": "sparsemax",
        "activations": "Tanh", "final_activation": None,
    }  # fmt: skip
    (folder / "hparams.json").write_text(json.dumps(settings))


MAKERS = {
    "encoder": encoder, "regressor": regressor, "classifier": classifier, "tagger": tagger,
    "masked": masked, "causal": causal, "metricx": metricx, "comet": comet, "tiny-e5": encoder,
    "tiny-labse": encoder, "roberta": roberta,
}  # fmt: skip
