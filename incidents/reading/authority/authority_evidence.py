"""What speaks for a body having had a part in a rescue: where it is named, beside which verb, and as what."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from incidents.reading.authority import neighbours
from incidents.reading.authority.bodies import Body, Naming
from incidents.reading.lexicon import Mark, data, entries
from incidents.reading.people.headcount import Headcount
from incidents.reading.people.roles import STOP_WORDS
from incidents.reading.weighing import MOST, Evidence
from incidents.reading.words.folding import fold_word
from incidents.reading.words.once import once
from incidents.reading.words.passages import Passages, Sentence, Stretch

ENFORCING = ("police", "immigration", "military", "border", "task_force", "prosecutor", "labour")
VERBS = {"freed": ("rescue",), "raided": ("event",), "arrested": ("arrest",), "said": ("say",)}
ACTS = "freed", "raided", "arrested"
SPEAKERS = "ministry", "igo", "ngo"
HOLDS = "holds them"
SENTENCE_CUES = "court", "policy", "topic"
DISTANCES = (2, "beside"), (5, "near"), (12, "apart")  # words between a name and a verb
RECEIVER = 2  # words between `handed over to` and a name, such as articles
NEXT_TO = 2  # words between the verb of rescue and who did it, such as a title or the people freed
LAST_TELLING = 14  # what stands later is seldom told of the rescue itself
ENDING = 4  # letters of a case at the end of a name


@dataclass(frozen=True, slots=True)
class Told:
    """Which sentences count victims or those arrested, and which nations the victims are of."""

    victims: frozenset[int]
    arrested: frozenset[int]
    nations: frozenset[str]

    @classmethod
    def of(cls, people: Headcount) -> "Told":
        """From the people a text counts."""
        counts = [count for count in people.all if not (count.statistic or count.background)]
        indexes = {
            role: frozenset(count.sentence.index for count in counts if count.role == role and count.acted_on)
            for role in ("victim", "suspect")
        }
        return cls(indexes["victim"], indexes["suspect"], frozenset(one.code for one in people.nationalities))


def by_body(passages: Passages, bodies: Sequence[Body], people: Headcount) -> list[tuple[Body, Evidence]]:
    """Each body with what speaks for its part in the rescue."""
    told = Told.of(people)
    own = [{name for one in body.namings for name in _of_naming(passages, one, told)} for body in bodies]
    acting = [body for body, signs in zip(bodies, own, strict=True) if body.kind in ENFORCING and _acted(signs)]
    return [
        (body, dict.fromkeys({*signs, *_of_body(passages, body, told), *_among(passages, body, bodies, acting)}, 1.0)
         | {"sentences": float(min(len({one.sentence.index for one in body.namings}), MOST))})
        for body, signs in zip(bodies, own, strict=True)
    ]  # fmt: skip


@once
def bare(passages: Passages, body: Body) -> bool:
    """Named by a word for any authority of a kind, with the ending of a case where the language has them."""
    generic = passages.lexicon.generic
    if body.kind == "unknown" or body.name in generic or not passages.lexicon.has("any_ending"):
        return body.kind == "unknown" or body.name in generic
    return any(body.name.startswith(word) and not set(" -") & set(body.name[len(word) :]) for word in generic)


def only_speaks(passages: Passages, body: Body) -> bool:
    """`the foreign ministry said`: whether it is one that tells of rescues, and does no more here."""
    return body.kind in SPEAKERS and all(_manner(passages, one) == "speaks" for one in body.namings)


def only_holds(passages: Passages, body: Body) -> bool:
    """`the two are held at Polres Aru`: whether it is told of as no more than the place where suspects are."""
    return all(_manner(passages, one) == HOLDS for one in body.namings)


def frees(passages: Passages, body: Body) -> bool:
    """`the Philippine authorities rescued 1,048 people`: it has a nation, and the verb of rescue right beside it."""
    behind = not passages.lexicon.has("verb_first")
    return any(
        words <= NEXT_TO
        for one in body.namings
        if one.nation is not None and one.sentence.has("victim", "group", "person") and _manner(passages, one) is None
        if not (one.sentence.elsewhere or one.sentence.statistical or _behind(one, one.sentence.of("to")))
        for words, _ in _distances(passages, one, "freed", VERBS["freed"], behind)
    )


def _of_naming(passages: Passages, one: Naming, told: Told) -> Iterator[str]:
    part, act = _part(one.sentence), _act(one.sentence)
    manner = _manner(passages, one)
    if manner is not None:  # the verbs of the sentence are others'
        yield from (manner, f"{one.kind} {manner}", f"{manner}, {part}", f"{manner}, {act}")
        if _another_nearer(passages, one):
            yield from ("another is nearer", f"{manner}, another is nearer")
        return
    yield from (part, f"{one.kind}, {part}", f"{one.kind}, {act}", f"{act}, {part}")
    yield from (f"beside {who}" for who in ("victims", "arrested") if one.sentence.index in getattr(told, who))
    yield from (f"sentence of {kind}" for kind in SENTENCE_CUES if one.sentence.cued(kind))
    yield from _verbs(passages, one)
    yield from (text for name, is_so in _signs(passages, one) if is_so for text in (name, f"{one.kind} {name}"))


@once
def _manner(passages: Passages, one: Naming) -> str | None:
    """How it is named as one that did nothing itself."""
    return next((name for name, is_so in _manners(passages, one) if is_so), None)


def _manners(passages: Passages, one: Naming) -> Iterator[tuple[str, bool]]:
    yield HOLDS, _held_there(passages, one)
    yield "takes over", _receives(passages, one)
    yield "is asked", _asked(passages, one)
    yield "through its head", _behind(one, one.sentence.cues_of("authority_head"))
    yield "speaks", _speaks(passages, one)


def _part(sentence: Sentence) -> str:
    if sentence.elsewhere or sentence.statistical:
        return "another case"
    return sentence.part if sentence.index <= LAST_TELLING else "at the end"


def _act(sentence: Sentence) -> str:
    """What its sentence tells of."""
    return next((name for name, kinds in VERBS.items() if sentence.has(*kinds)), "no act")


def _verbs(passages: Passages, one: Naming) -> Iterator[str]:
    nearest = _nearest(passages, one)
    yield from (nearest, f"{one.kind} {nearest}", *_every_verb(passages, one))


def _nearest(passages: Passages, one: Naming) -> str:
    """The verb whose subject it may be: the nearest on the side where the language has it, and how near."""
    behind = not passages.lexicon.has("verb_first")
    for side in (behind, not behind):
        near = [found for name, kinds in VERBS.items() for found in _distances(passages, one, name, kinds, side)]
        if near:
            words, name = min(near)
            far = next((label for limit, label in DISTANCES if words <= limit), "far")
            return f"{name} {far}" + ("" if side == behind else ", other side")
    return "no verb"


def _every_verb(passages: Passages, one: Naming) -> Iterator[str]:
    """How near a verb of each kind is, where it may be its subject."""
    behind = not passages.lexicon.has("verb_first")
    for name, kinds in VERBS.items():
        near = [words for words, _ in _distances(passages, one, name, kinds, behind)]
        yield from (f"{name} within {limit}" for limit, _ in DISTANCES if near and min(near) <= limit)


def _distances(
    passages: Passages, one: Naming, name: str, kinds: Sequence[str], behind: bool
) -> Iterator[tuple[float, str]]:
    for verb in one.sentence.of(*kinds):
        if behind and verb.start >= one.end:
            yield passages.gap(one.end, verb.start), name
        elif not behind and verb.end <= one.start:
            yield passages.gap(verb.end, one.start), name


def _signs(passages: Passages, one: Naming) -> Iterator[tuple[str, bool]]:
    """How its words stand in the sentence."""
    text, sentence = passages.text, one.sentence
    yield "behind to", _behind(one, sentence.of("to"))
    yield "behind from", _behind(one, sentence.of("from"))
    yield "behind in", _behind(one, sentence.of("in"))
    yield "done by it", _done_by(passages, one)
    yield "in brackets", text[one.start - 1 : one.start] == "(" and text[one.end : one.end + 1] == ")"
    yield "behind a comma", text[: one.start].rstrip()[-1:] in (",", "،", "、")
    yield "opens the sentence", one.start - sentence.start <= 1
    yield "another is nearer", _another_nearer(passages, one)
    yield "of a place", _of_place(one)
    yield "beside another body", neighbours.beside_another(passages, one)
    yield "joins in", neighbours.joins_in(passages, one)


def _of_place(one: Naming) -> bool:
    around: list[Stretch] = [*one.sentence.places, *one.sentence.geography]
    return any(one.start <= place.start < one.end for place in around)


def _asked(passages: Passages, one: Naming) -> bool:
    """`the police are urged to`: it is to act, and has not."""
    behind = [word.start for word in one.sentence.of("appeal") if word.start >= one.end]
    return any(passages.gap(one.end, start) <= 1 for start in behind)


def _behind(one: Naming, marks: Iterable[Mark]) -> bool:
    return any(0 <= one.start - mark.end <= 1 for mark in marks)


def _held_there(passages: Passages, one: Naming) -> bool:
    """`were arrested and are held at Polres Aru`: it has them, and need not have caught them."""
    verbs = one.sentence.of("arrest")
    if any(_behind(one, [verb]) and _ends_in_place(passages, verb) for verb in verbs):
        return True
    places = [word.start for word in one.sentence.of("in") if _behind(one, [word])]
    return any(verb.end <= place and passages.gap(verb.end, place) <= 1 for place in places for verb in verbs)


def _ends_in_place(passages: Passages, verb: Mark) -> bool:
    """Whether the verb holds the word for `in`, as `ditahan di` does."""
    return passages.text[verb.start : verb.end].rsplit(" ", 1)[-1] in _places(passages.lexicon.language)


@cache
def _places(language: str) -> frozenset[str]:
    return frozenset(fold_word(word) for word in entries(data(language)["words"].get("in", "")))


def _done_by(passages: Passages, one: Naming) -> bool:
    """`freed by the police`, `पुलिस ने`: a little word says that it did something."""
    before, behind = passages.lexicon.grammar.get("by_before"), passages.lexicon.grammar.get("doer")
    if before and before.search(passages.text, max(one.sentence.start, one.start - 24), one.start):
        return True
    found = behind.finditer(passages.text, max(one.start, one.end - ENDING), one.end + 12) if behind else ()
    return any(word.end() == one.end or 0 <= word.start() - one.end <= 1 for word in found)


def _receives(passages: Passages, one: Naming) -> bool:
    """`handed over to the prosecutor`, `on a tip from the embassy`, `the Red Cross is supporting them`."""
    for cue in one.sentence.cues:
        before = cue.kind == "authority_receiving" and cue.end <= one.start
        before = before and passages.gap(cue.end, one.start) <= RECEIVER
        behind = cue.kind == "authority_caring" and one.end <= cue.start and passages.gap(one.end, cue.start) == 0
        between = passages.text[min(cue.end, one.end) : max(cue.start, one.start)]
        if (before or behind) and not STOP_WORDS.search(between):
            return True
    return False


def _speaks(passages: Passages, one: Naming) -> bool:
    """`the foreign ministry said`: it tells of the rescue, and need not have had a part in it."""
    for mark in one.sentence.of("say"):
        first, last = (one.end, mark.start) if mark.start >= one.end else (mark.end, one.start)
        if first <= last and passages.gap(first, last) <= 1 and "," not in passages.text[first:last]:
            return True
    return False


def _another_nearer(passages: Passages, one: Naming) -> bool:
    """Whether another body stands nearer to each verb of rescue, raid and arrest in its sentence."""
    verbs = one.sentence.of(*(kind for act in ACTS for kind in VERBS[act]))
    return neighbours.another_nearer(passages, one, verbs)


def _of_body(passages: Passages, body: Body, told: Told) -> Iterator[str]:
    """Its kind, and what its name is like."""
    yield f"is {body.kind}"
    like = "bare" if bare(passages, body) else "of one word" if " " not in body.name else "of several words"
    yield from (like, f"{body.kind}, {like}")
    if body.kind == "embassy" and body.nation is None:
        yield "embassy of no nation"
    if body.nation is not None:
        yield f"{body.kind} of {'the victims' if body.nation in told.nations else 'another'} nation"
    if body.in_headline_alone:
        yield "in the headline alone"
    yield f"first named {_part(body.namings[0].sentence)}"


def _among(passages: Passages, body: Body, bodies: Sequence[Body], all_acting: Sequence[Body]) -> Iterator[str]:
    """How it stands among all bodies of the text, and among all that acted."""
    others = [other for other in bodies if other is not body]
    acting = [other for other in all_acting if other is not body]
    named, kind = [other for other in acting if not bare(passages, other)], body.kind
    signs = {
        "first named": body is bodies[0],
        "alone": not others,
        "another acted": bool(acting),
        "another of a name acted": bool(named),
        "another of its kind acted": any(other.kind == kind for other in named),
        "another of its kind has a name": any(_named_as(passages, other, kind) for other in others),
        "one of many": len(others) >= 4,
        "beside one that acted": any(neighbours.side_by_side(passages, body, other) for other in acting),
        "short for another": any(_abbreviates(body.name, other.name) for other in others),
    }
    told = [name for name, is_so in signs.items() if is_so]
    manner = "bare" if bare(passages, body) else "named"
    yield from (name for sign in told for name in (sign, f"{manner}, {sign}", f"{kind}, {sign}"))


def _named_as(passages: Passages, body: Body, kind: str) -> bool:
    return body.kind == kind and not bare(passages, body)


def _acted(signs: set[str]) -> bool:
    return any(f"{act} {far}" in signs for act in ACTS for far in ("beside", "near"))


def _abbreviates(name: str, other: str) -> bool:
    """`glaa` beside `gangmasters and labour abuse authority`."""
    if " " in name or " " not in other or not 2 <= len(name) <= 8:
        return False
    return name == "".join(word[0] for word in other.split() if len(word) > 3)
