"""Sentences about nothing in particular, in 15 languages: what unrelated text is like to a model."""

from __future__ import annotations

__all__ = ["STRANGERS"]

STRANGERS = (
    "The council met on Tuesday to discuss the new budget for schools.",
    "Heavy rain closed the mountain road for three days.",
    "She plays the violin in a small orchestra in the north.",
    "The patient was given two tablets before the operation.",
    "How many people live in the largest city of this country?",
    "The team scored twice in the last ten minutes.",
    "Prices of wheat and oil rose again last month.",
    "This software stores your files on a server abroad.",
    "قال المتحدث إن المفاوضات ستستمر حتى نهاية الأسبوع.",
    "زرع الفلاحون القمح قبل موسم الأمطار.",
    "ما هي أقدم جامعة في المدينة؟",
    "أصيب ثلاثة عمال في حريق بمصنع للأثاث.",
    "Die Bibliothek bleibt wegen der Bauarbeiten bis Oktober geschlossen.",
    "Der Hund schlief den ganzen Tag neben dem Ofen.",
    "Le tribunal a reporté la décision au mois de juin.",
    "Les enfants ont dessiné des oiseaux sur le mur de la cour.",
    "El barco salió del puerto con cuarenta pasajeros a bordo.",
    "La receta lleva tres huevos y un vaso de leche.",
    "Учёные нашли остатки древнего города на берегу реки.",
    "Завтра ожидается сильный ветер и мокрый снег.",
    "Belediye yeni otobüs hatlarını gelecek hafta açacak.",
    "Kitabı okuduktan sonra yazara bir mektup yazdı.",
    "O avião atrasou por causa do nevoeiro no aeroporto.",
    "Il museo espone quadri del secolo scorso.",
    "警方正在调查昨晚发生的交通事故。",
    "这种植物只生长在温暖潮湿的地方。",
    "委員会は来年の予算案を承認した。",
    "彼は毎朝駅まで自転車で通っている。",
    "정부는 새로운 주택 정책을 발표했다.",
    "De minister kreeg vragen over de aanleg van het spoor.",
    "Sąd uznał, że umowa jest nieważna.",
    "นักเรียนเก็บขยะริมแม่น้ำในวันเสาร์",
)
