"""Who stands in a sentence without a number, alone or joined to others: `the owner`, `the cook and two guards`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from incidents.reading.lexicon import Mark
from incidents.reading.people import members, singular
from incidents.reading.people.people import Count
from incidents.reading.words import around, joining, units
from incidents.reading.words.passages import PEOPLE, Passages, Sentence

VALUES = {"role": 1, "person": 1, "aged": 1, "pair": 2}
LISTED_WITH = ("role", "person", "pair", "national", "suspect")
VERBS = ("rescue", "arrest", "say", "event", "that", "negation", "subset")
STOP = re.compile(r"[,،،、;:.!?()\"\n。；।။]")
COMPLEMENT_REACH, TAIL = 5, 2


@dataclass(frozen=True, slots=True)
class Party:
    """One of those of whom a verb speaks: a role in the singular, a couple, or a number of people."""

    start: int
    end: int
    value: int
    kind: str
    count: Count | None = None
    joint: str = ""
    noun: int = 0

    @property
    def uncounted(self) -> bool:
        """Whether there is no number, or none but an article."""
        return self.count is None or self.count.number.weak


def groups(passages: Passages, sentence: Sentence, counts: list[Count]) -> Iterator[list[Party]]:
    """Parties joined as one subject or object."""
    group: list[Party] = []
    for party in _parties(passages, sentence, counts):
        if group and (_owns(passages, party, group[-1]) or _again(passages, group, party)):
            group[-1] = replace(group[-1], end=party.end)
            continue
        joint = _joint(passages, sentence, group[-1], party) if group and not _part_of(group[-1], party) else ""
        if not joint and len(group) > 1 and group[-1].joint == "," and group[-1].uncounted:
            joint = _joint(passages, sentence, group[-2], party)  # `the owner, a Chilean of 46, and the recruiter`
            joint = f", {joint}" if joint not in ("", ",") else joint
        if party.kind == "number" and (joint in ("", ",") or _of_ages(passages, group[-1], party)):
            continue
        if group and not joint:
            yield group
            group = []
        if _sums_up(passages, party):
            group, joint = [], ""
        group.append(replace(party, joint=joint))
    if group:
        yield group


def _of_ages(passages: Passages, before: Party, party: Party) -> bool:
    """`two women of 25 and 31`: a number behind another that counts nobody."""
    start = before.count.number.end if before.count else before.end
    return any(letter.isdigit() for letter in passages.text[start : party.start])


def _part_of(before: Party, party: Party) -> bool:
    """`17 people and the cook, among them three Thais and a Chinese`: a part is not added to its whole."""
    whole, part = before.count, party.count
    return whole is not None and part is not None and part.subset and not whole.subset


def _parties(passages: Passages, sentence: Sentence, counts: list[Count]) -> list[Party]:
    own = [c for c in counts if c.sentence is sentence and (c.role != "official" or c.number.weak)]
    found = [_of_count(passages, count) for count in own]
    for mark in sentence.singles:
        taken = any(party.start < mark.end and mark.start < party.end for party in found)
        taken = taken or (mark.kind != "role" and around.in_a_name(passages, sentence, mark))
        if not taken and singular.noun(passages, sentence, mark):
            start, end = around.with_nation(passages, sentence, mark), around.with_gender(passages, sentence, mark)
            found.append(Party(start, end, VALUES[mark.kind], mark.kind, noun=mark.start))
    found.extend(_nationals(passages, sentence, found))
    found.extend(_unnamed(passages, sentence, found))
    return sorted([*found, *_bare(passages, sentence, found)], key=lambda party: party.start)


def _unnamed(passages: Passages, sentence: Sentence, found: list[Party]) -> list[Party]:
    """Those joined to one who may be arrested, by a noun that the lexicon does not know."""
    known = [(party.start, party.end) for party in found if party.kind in LISTED_WITH]
    members_found = members.beside(passages, sentence, known, around.aside(passages)) if known else []
    free = [one for one in members_found if not any(p.start < one.end and one.start < p.end for p in found)]
    return [Party(one.start, one.end, 1, "unnamed", noun=one.start) for one in free]


def _sums_up(passages: Passages, party: Party) -> bool:
    """`窑主、包工头等12人`, `pemilik dan mandor, total 12 orang`: those before are among them."""
    count = party.count
    return count is not None and not party.uncounted and around.before(passages, "sum", count.number.start) is not None


def _nationals(passages: Passages, sentence: Sentence, found: list[Party]) -> list[Party]:
    """`a Brazilian`: a nationality as the noun behind an article."""
    taken = {offset for party in found for offset in range(party.start, party.end)}
    return [
        Party(number.start, mark.end, 1, "national", noun=mark.start)
        for number in sentence.numbers if number.weak and number.start not in taken
        for mark in sentence.geography
        if mark.kind == "nationality" and 0 <= mark.start - number.end <= 1 and mark.start not in taken
        and not any(0 <= noun.start - mark.end <= 1 for noun in sentence.singles)
    ]  # fmt: skip


def _bare(passages: Passages, sentence: Sentence, found: list[Party]) -> Iterator[Party]:
    """`the owner and two of his clerks`: a number that stands for people only because it is joined to some."""
    for number in sentence.numbers:
        taken = any(party.start < number.end and number.start < party.end for party in found)
        counts = (
            number.countable
            and passages.text[number.start - 1] != "("
            and passages.text[number.end : number.end + 1] != "-"
            and not number.weak
            and number.qualifier == "exact"
            and not units.year(number)
        )
        unit = any(
            0 <= passages.gap(number.end, mark.start) <= 1 for mark in sentence.of("unit") if mark.start >= number.end
        )
        if counts and not taken and not unit and not units.attached_before(passages, sentence, number):
            whole = around.before(passages, "whole", number.start)
            yield Party(number.start, number.end, number.value, "whole" if whole else "number")


def _owns(passages: Passages, party: Party, first: Party) -> bool:
    """`the wife of the owner`: the second only says who the first is."""
    between = passages.text[first.end : party.start]
    if _of_a_nation(passages, party, between):
        return True
    alone = party.count is None or party.count.number.weak
    tied = alone and first.end <= party.start and of_another(passages, party)
    return (
        tied
        and around.words(passages, between) <= 1
        and not STOP.search(between)
        and not around.says(passages, "joint", between)
    )


def _of_a_nation(passages: Passages, party: Party, between: str) -> bool:
    """`kapatas na isang Indonesian`: one of a nation, tied by a word for `who`, is the same again."""
    relative_word = passages.lexicon.grammar.get("relative")
    told = party.count is not None and party.count.number.weak and party.count.noun is None
    one = told or party.kind == "national"
    return one and relative_word is not None and relative_word.fullmatch(between.strip()) is not None


def _again(passages: Passages, group: list[Party], party: Party) -> bool:
    """`the owner and the landlord, both`: a number of those just named, told by a word for all of them."""
    between = passages.text[group[-1].end : party.start].strip(" ,-")
    told = party.value == sum(one.value for one in group) and (not between or group[0].kind == "pair")
    named = len(group) > 1 or group[0].kind == "pair"
    return told and named and around.says(passages, "both", passages.text[party.start : party.end])


def _of_count(passages: Passages, count: Count) -> Party:
    """`a couple` are two; `a woman and her daughter` is first of all a woman."""
    start, end, value = count.start, count.end, count.value
    if count.number.weak or around.search(passages, "joint", start, count.number.start):
        start = count.number.start
    if count.number.weak:
        joint = around.search(passages, "joint", count.number.end, count.end)
        end = joint.start() if joint else count.end
        pairs = [
            mark
            for mark in count.sentence.singles
            if mark.kind == "pair" and count.start <= mark.start and mark.end <= end
        ]
        value = VALUES["pair"] if pairs else value
    else:
        end = _cut(passages, count)
    return Party(start, len(passages.text[:end].rstrip()), value, count.role, count)


def _cut(passages: Passages, count: Count) -> int:
    """`three guards and the manager`: the number is that of the guards."""
    joint = around.search(passages, "joint", count.number.end, count.end)
    nouns = [mark for mark in count.sentence.singles if joint and joint.end() < mark.start < count.end]
    another = any(around.begun(passages, mark.start) < mark.start for mark in nouns)
    another = another or (joint is not None and _begins(passages, joint.end()))
    return joint.start() if joint and another else count.end


def _begins(passages: Passages, place: int) -> bool:
    """Whether an article or a word for `his` stands here, with which another noun begins."""
    determiner = passages.lexicon.grammar.get("determiner")
    return (
        determiner is not None and determiner.match(passages.text, place + (passages.text[place] == " ")) is not None
    )


def _joint(passages: Passages, sentence: Sentence, first: Party, second: Party) -> str:
    """`the owner of the bar and two guards`: the joint, where no more stands before it than belongs to the first."""
    if first.end > second.start:
        return ""
    between = around.aside(passages).sub(" ", passages.text[first.end : around.begun(passages, second.start)])
    joint = _last_joint(passages, between, TAIL if second.count is None else 0)
    if joint is None or STOP.search(around.INITIAL.sub("", between[: joint.start()]).rstrip(" ,،").removeprefix('"')):
        return ""
    complement = between[: joint.start()]
    ended = joint.group().strip() in (",", "،") and complement.strip(" '\"") and passages.lexicon.has("verb_last")
    if ended and not _his(passages, second, complement):
        return ""  # `child burnt with a ladle, couple held`: the clause before has ended
    near = around.words(passages, complement) <= COMPLEMENT_REACH
    own = relative(passages, first.end)
    return joint.group().strip() if near and not acts(passages, sentence, own, second.start) else ""


def _his(passages: Passages, party: Party, complement: str) -> bool:
    """`the owner Ram, his wife`: behind no more than a name, a word for `his` goes on of the same clause."""
    owned = around.begun(passages, party.noun) < party.noun if party.noun else False
    return owned and around.words(passages, complement) <= TAIL


def relative(passages: Passages, start: int) -> int:
    """Where the text goes on behind a `who` that follows at once; the same place where none or but an aside does."""
    grammar = passages.lexicon.grammar.get("relative")
    if passages.lexicon.pattern(" ?<<who_is>>").match(passages.text, start):
        return start
    behind = start + len(re.match(r",? ?", passages.text[start : start + 2]).group())  # type: ignore[union-attr]
    found = grammar.match(passages.text, behind) if grammar else None
    return found.end() if found else start


def _last_joint(passages: Passages, between: str, tail: int) -> re.Match[str] | None:
    """`and` or a comma with nothing, or an adjective or two, behind it."""
    joint = passages.lexicon.pattern(f"(?:{joining.LISTED})$").search(between)
    grammar = passages.lexicon.grammar.get("joint")
    found = [joint] if joint else list(grammar.finditer(between)) if grammar else []
    behind = between[found[-1].end() :] if found else ""
    article = (
        passages.lexicon.grammar["determiner"].match(behind.lstrip())
        if "determiner" in passages.lexicon.grammar
        else None
    )
    behind = behind.lstrip()[article.end() :] if article else behind
    return (
        found[-1] if found and around.words(passages, behind) <= tail and not around.barred(passages, behind) else None
    )


def of_another(passages: Passages, party: Party) -> bool:
    """`the wife of the owner`, `del dueño`: what stands before, or is one with the article, ties it to another."""
    return around.before(passages, "bar", party.start) is not None or around.says(
        passages, "bar", passages.text[party.start : party.noun]
    )


def _adds(passages: Passages, mark: Mark) -> bool:
    """Whether a word for parts also joins others to those before: `as well as`, `also`."""
    more = passages.lexicon.grammar.get("more")
    return more is not None and more.fullmatch(passages.text, mark.start, mark.end) is not None


def acts(passages: Passages, sentence: Sentence, start: int, end: int, raids: bool = True) -> bool:
    """Whether other people or a verb stand in a stretch, but for what is said in passing."""
    known = [mark for mark in sentence.words if mark.kind in VERBS and (raids or mark.kind != "event")]
    known = [mark for mark in known if mark.kind != "subset" or not _adds(passages, mark)]
    nations = [nation for nation in sentence.geography if nation.kind == "nationality"]  # `skipper, warga Thailand,`
    known += [
        mark for mark in sentence.of(*PEOPLE)
        if not around.before(passages, "passive", mark.start)
        and not any(n.start <= mark.start < n.end for n in nations)
    ]  # fmt: skip
    known += [mark for mark in sentence.singles if mark.kind != "aged"]
    asides = [aside.span() for aside in around.aside(passages).finditer(passages.text, start, end)]
    return any(
        start <= mark.start and mark.end <= end and not any(first <= mark.start < last for first, last in asides)
        for mark in known
    )
