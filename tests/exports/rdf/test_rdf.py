from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib.metadata import version
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.query import ResultRow

from truceline.errors import NotFound
from truceline.exports import EXPORTERS, LossKind
from truceline.exports.rdf.ceasefires import former_id
from truceline.exports.rdf.checking import ontology, read, shapes
from truceline.exports.rdf.graph import PREFIXES, Block, Iri, Resource, named, tl, words
from truceline.exports.rdf.graph import Literal as Words
from truceline.exports.rdf.values import duration
from truceline.exports.rdf.writing import json_ld, turtle
from truceline.ledger import Ledger
from truceline.model import Abstention, Act, Status, Verdict, When
from truceline.model.standing import State
from truceline.records import FIELDS
from truceline.views import Extract

DATA = Path(__file__).parents[2] / "data" / "exports"
EXAMPLE = Path(__file__).parents[3] / "examples" / "karabakh"

ALLEGED = """
    SELECT ?by ?whom ?quote WHERE {
        ceasefire:AZE-ARM-2020-10-10 field:violated/tl:value ?account .
        ?account prov:wasAttributedTo/rdfs:label ?by ; tl:actors/rdfs:label ?whom ; prov:wasDerivedFrom ?claim .
        ?claim oa:hasTarget/oa:hasSelector/oa:exact ?quote .
    }
"""


@pytest.fixture(scope="module")
def ledger(karabakh: Path) -> Iterator[Ledger]:
    with Ledger(karabakh) as opened:
        yield opened


@pytest.fixture(scope="module")
def extract(ledger: Ledger) -> Extract:
    return ledger.extract()


def written(extract: Extract, name: str) -> bytes:
    stream = io.BytesIO()
    EXPORTERS[name].write(extract, stream)
    return stream.getvalue()


@pytest.fixture(scope="module")
def graph(extract: Extract) -> Graph:
    return read(written(extract, "turtle"), "turtle")


def rows_of(graph: Graph, query: str) -> set[tuple[str, ...]]:
    """What a query finds, as words."""
    rows = graph.query(query, initNs=dict(PREFIXES))
    return {tuple(map(str, row)) for row in rows if isinstance(row, ResultRow)}


def faults(content: bytes | str, name: str = "turtle") -> list[str]:
    data = content if isinstance(content, bytes) else content.encode()
    return [fault.says for fault in EXPORTERS[name].check(io.BytesIO(data))]


@pytest.mark.parametrize("name", ["turtle", "jsonld"])
def test_a_ledger_fits_the_shapes(extract: Extract, name: str) -> None:
    assert faults(written(extract, name), name) == []


def test_turtle_and_json_ld_are_the_same_graph(extract: Extract, graph: Graph) -> None:
    other = read(written(extract, "jsonld"), "jsonld")
    assert isomorphic(graph, other)
    assert len(graph) > 5_000


def test_things_are_written_as_checked_by_hand(extract: Extract) -> None:
    """A claim with its passage, two choices, an article, places and a relation, held against the articles by hand."""
    made = written(extract, "turtle").decode().replace(f"{EXAMPLE}/", "")
    made = made.replace(f":{version('truceline')} ", ":VERSION ")
    things = {block.rstrip() for block in made.split("\n\n")}
    by_hand = (DATA / "karabakh.ttl").read_text("utf-8").rstrip().split("\n\n")
    assert len(by_hand) == 13
    assert [block for block in by_hand if block not in things] == []


def test_a_former_id_leads_on_or_to_nothing() -> None:
    block = Block()
    former_id(block, "OLD", "NEW")
    former_id(block, "GONE", None)
    made, _ = graph_of(list(block))
    leads = {
        str(one): str(other)
        for one, other in made.subject_objects(URIRef(PREFIXES["dcterms"] + "isReplacedBy"))
    }
    assert leads == {"urn:truceline:ceasefire:OLD": "urn:truceline:ceasefire:NEW"}
    assert len(set(made.subjects(RDF.type, URIRef(tl("FormerId").full)))) == 2


def test_the_same_ledger_gives_the_same_bytes(karabakh: Path, extract: Extract) -> None:
    with Ledger(karabakh) as again:
        assert written(again.extract(), "turtle") == written(extract, "turtle")


def test_who_says_it_was_violated_is_found_with_the_words_of_the_ledger(ledger: Ledger, graph: Graph) -> None:
    found = rows_of(graph, ALLEGED)
    shown = ledger.shown()
    told = {
        (account.said_by.name, actor.name, quote)
        for account in shown.case("AZE-ARM-2020-10-10").violated.value or ()
        for actor in account.actors
        for claim in account.claims
        for quote in (
            shown.claims[claim].quote,
            *(one.quote for one in getattr(shown.claims[claim], "also", ())),
        )
        if account.said_by
    }
    assert found == told
    assert ("Armenia", "Azerbaijan") in {row[:2] for row in found}
    assert ("Azerbaijan", "Armenia") in {row[:2] for row in found}


def test_every_passage_stands_at_its_place_in_its_article(ledger: Ledger, graph: Graph) -> None:
    texts = {document.id: document.text for document in ledger.documents()}
    query = """SELECT ?article ?start ?end ?quote WHERE {
        ?passage oa:hasSource ?article ; oa:hasSelector [oa:exact ?quote], [oa:start ?start ; oa:end ?end] }"""
    rows = rows_of(graph, query)
    assert len(rows) >= len(ledger.shown().case("AZE-ARM-2020-10-10").claims)
    for article, start, end, quote in rows:
        assert texts[article.rsplit(":", 1)[1]][int(start) : int(end)] == quote


def test_every_value_and_abstention_of_the_ledger_is_there(ledger: Ledger, graph: Graph) -> None:
    for ceasefire in ledger.ceasefires():
        for field in FIELDS:
            choice = getattr(ceasefire, field)
            iri = graph.value(URIRef(named("ceasefire", ceasefire.id).full), URIRef(Iri("field", field).full))
            rests_on = {
                str(one).rsplit(":", 1)[1]
                for one in graph.objects(iri, URIRef(PREFIXES["prov"] + "wasDerivedFrom"))
            }
            assert rests_on == set(choice.rests_on)
            abstention = graph.value(iri, URIRef(tl("abstention").full))
            assert (str(abstention) if abstention else None) == choice.abstention
            assert bool(list(graph.objects(iri, URIRef(tl("value").full)))) == (choice.abstention is None)


def test_times_keep_their_precision(graph: Graph) -> None:
    def value(of: str) -> object:
        return graph.value(URIRef(PREFIXES["time"] + of), RDF.value)

    xsd = PREFIXES["xsd"]
    assert value("AZE-ARM-2020-10-10:agreed") == Literal("2020-10-09", datatype=URIRef(xsd + "date"))
    assert value("AZE-ARM-2020-10-10:effect") == Literal(
        "2020-10-10T12:00:00", datatype=URIRef(xsd + "dateTime")
    )


def test_only_towns_have_a_point(graph: Graph) -> None:
    latitude = URIRef(PREFIXES["geo"] + "lat")
    pointed = {str(one).rsplit(":", 1)[1] for one in graph.subjects(latitude)}
    assert "RUS-moscow" in pointed
    assert not {"NKR", "AZE", "naka", "area-line-of-contact"} & pointed


def test_losses_are_told(extract: Extract) -> None:
    losses = EXPORTERS["turtle"].write(extract, io.BytesIO())
    assert (losses.ceasefires, losses.written) == (5, 5)
    left_out = {loss.what: loss.count for loss in losses.losses if loss.kind is LossKind.LEFT_OUT}
    assert left_out["text"] == 16
    assert {"words of roles", "about", "comparisons", "claims"} <= set(left_out)
    coded = {(loss.what, loss.code): loss.ceasefires for loss in losses.losses if loss.kind is LossKind.CODED}
    abstained: dict[tuple[str, str | None], tuple[str, ...]] = {}
    for ceasefire in extract.shown.ceasefires:
        for field in FIELDS:
            if (why := getattr(ceasefire, field).abstention) is not None:
                abstained[field, str(why)] = (*abstained.get((field, str(why)), ()), ceasefire.id)
    assert coded == abstained
    coarser = {loss.what: loss.count for loss in losses.losses if loss.kind is LossKind.COARSER}
    several = [one for one in extract.shown.ceasefires if len(one.sides.value or ()) > 1]
    assert coarser["sides"] == len(several) > 0
    assert "life" not in coarser


def test_there_are_no_tables(extract: Extract) -> None:
    with pytest.raises(NotFound, match="no table"):
        EXPORTERS["turtle"].write(extract, io.BytesIO(), "claims")


@pytest.fixture(scope="module")
def small(extract: Extract) -> str:
    """The graph of one ceasefire alone, with all that it leads to but other ceasefires: quick to hold to the shapes."""
    head, *blocks = written(extract, "turtle").decode().split("\n\n")
    things = {block.split("\n", 1)[0]: block for block in blocks}
    wanted = ["ceasefire:AZE-ARM-2020-10-18"]
    found: dict[str, str] = {}
    while wanted:
        name = wanted.pop()
        if name in things and name not in found and not (found and name.startswith("ceasefire:")):
            found[name] = things[name]
            wanted += re.findall(r"[a-z]+:[\w:.-]*\w", things[name])
    return "\n\n".join([head, *sorted(found.values())])


def test_one_ceasefire_fits_the_shapes(small: str) -> None:
    assert faults(small) == []


def broken(content: str, pattern: str, instead: str) -> str:
    made, number = re.subn(pattern, instead, content, count=1, flags=re.DOTALL)
    assert number == 1
    return made


@pytest.mark.parametrize(
    "pattern, instead, says",
    [
        (
            r'(tl:field "effect" ;\n.*?)prov:wasDerivedFrom [^;]*;',
            r"\1",
            "a choice has a value with its evidence, or says why it has none",
        ),
        (
            r'(tl:field "fixed" ;\n)    tl:abstention "not mentioned" ;\n',
            r"\1",
            "a choice has a value with its evidence, or says why it has none",
        ),
        (
            r'(tl:field "effect" ;\n)',
            r'\1    tl:abstention "unclear" ;\n',
            "a choice has a value with its evidence, or says why it has none",
        ),
        (r'tl:abstention "not mentioned"', 'tl:abstention "-1"', "there is no value because it is not mentioned, unclear or none"),
        (r'oa:exact "[^"]*"', 'oa:exact ""', "the words are not empty"),
        (r'    oa:exact "[^"]*" \.', '    rdfs:label "x" .', "the words are not empty"),
        (r"oa:start (\d+) ;\n    oa:end \d+", r"oa:start \1 ;\n    oa:end \1", "a passage begins before it ends"),
        (r"oa:start (\d+)", r'oa:start "\1"', "a passage begins before it ends"),
        (r"oa:hasSelector quote:[^,]*, ", "oa:hasSelector ", "a passage has its exact words"),
        (r"prov:wasQuotedFrom article:\w+ ;", "", "a claim is of one article that stands in the graph"),
        (r"prov:wasQuotedFrom article:\w+ ;", "prov:wasQuotedFrom article:gone ;", "a claim is of one article that stands in the graph"),
        (r'tl:act "violate"', 'tl:act "broken"', "the act is one of the codebook's"),
        (r'tl:status "actual"', 'tl:status "perhaps"', "the status is actual, planned, alleged or negated"),
        (r'tl:exactness "region"', 'tl:exactness "region" ; geo:lat 39.8', "only a town has a point"),
        (r'tl:precision "day"', 'tl:precision "open"', "a time has a value, or is open"),
        (r'tl:state "[^"]*"', 'tl:state "peace"', "a standing is one of the states"),
    ],
)  # fmt: skip
def test_a_graph_that_breaks_a_rule_does_not_fit(small: str, pattern: str, instead: str, says: str) -> None:
    assert says in faults(broken(small, pattern, instead))


def test_what_cannot_be_read_is_told() -> None:
    assert "cannot be read as turtle" in faults("this is no turtle")[0]
    assert faults("{", "jsonld")[0].startswith("is no JSON")
    assert faults("") == ["holds nothing"]


def test_a_context_that_stands_elsewhere_is_not_fetched() -> None:
    for context in ("https://schema.org/", ["https://schema.org/"], [{"@import": "https://schema.org/"}]):
        told = json.dumps({"@graph": [{"@context": context, "@id": "urn:x", "name": "x"}]})
        assert faults(told, "jsonld") == [
            "a context that stands elsewhere is not fetched: write it into the file"
        ]


def test_every_term_of_ours_has_its_words(graph: Graph) -> None:
    meant = ontology()
    ours = (PREFIXES["tl"], PREFIXES["field"])
    used = {one for triple in graph for one in (triple[1], triple[2]) if str(one).startswith(ours)}
    declared = {one for one in meant.subjects() if str(one).startswith(ours)}
    assert used - declared == set()
    for one in declared:
        assert meant.value(one, RDFS.label), one
        assert meant.value(one, RDFS.comment), one
    assert {PREFIXES["field"] + field for field in FIELDS} == {
        str(one) for one in declared if str(one).startswith(PREFIXES["field"])
    }
    assert (None, RDF.type, OWL.Ontology) in meant


def test_the_shapes_have_our_lists_of_words() -> None:
    held = shapes()
    lists = [
        {str(one) for one in held.items(head)}
        for head in held.objects(None, URIRef("http://www.w3.org/ns/shacl#in"))
    ]
    for kind in (Act, Status, Abstention, State, Verdict):
        assert {str(one) for one in kind} in lists, kind


def test_a_judgement_and_a_former_id_stand_in_the_graph(own_karabakh: Path) -> None:
    with Ledger(own_karabakh) as opened:
        opened.judge(
            "correct", "AZE-ARM-2020-10-10", field="effect", value="2020-10-11", by="Ana Q.", why="the paper"
        )
        content = written(opened.extract(), "turtle")
        now = {one.id for one in opened.ceasefires()}
        judgement = opened.judgements()[0]
    made = read(content, "turtle")
    assert faults(content) == []
    iri = URIRef(named("judgement", judgement.id).full)
    choice = next(made.subjects(URIRef(PREFIXES["prov"] + "wasInfluencedBy"), iri))
    assert str(made.value(choice, URIRef(tl("field").full))) == "effect"
    assert made.value(choice, URIRef(tl("claimed").full)) is not None
    person = made.value(iri, URIRef(PREFIXES["prov"] + "wasAssociatedWith"))
    assert str(person) == "urn:truceline:person:Ana%20Q."
    assert (
        str(made.value(iri, URIRef(PREFIXES["prov"] + "endedAtTime")))
        == judgement.at.astimezone(UTC).isoformat()
    )
    gone = {"AZE-ARM-2020-10-10"} - now
    for former in gone:
        old = URIRef(named("ceasefire", former).full)
        assert made.value(old, URIRef(PREFIXES["dcterms"] + "isReplacedBy")) is not None


def graph_of(resources: list[Resource]) -> tuple[Graph, Graph]:
    return (
        read("".join(turtle(resources)).encode(), "turtle"),
        read("".join(json_ld(resources)).encode(), "jsonld"),
    )


ANY = st.text(st.characters(codec="utf-8", exclude_characters="\x00"))


@given(text=ANY.filter(bool), key=ANY.filter(bool))
def test_any_words_and_ids_come_back(text: str, key: str) -> None:
    block = Block()
    block.put(
        named("ceasefire", key),
        (),
        {
            tl("reason"): words(text),
            tl("origins"): 3,
            tl("value"): [True, Words("P1D", Iri("xsd", "duration"))],
        },
    )
    one, other = graph_of(list(block))
    assert isomorphic(one, other)
    iri = URIRef(named("ceasefire", key).full)
    assert one.value(iri, URIRef(tl("reason").full)) == Literal(text)
    assert {str(one) for one in one.objects(iri, URIRef(tl("value").full))} == {"true", "P1D"}


@given(
    st.sampled_from(
        [
            "2020",
            "2020-10",
            "2020-10-10",
            "2020-10-10T12:00",
            "2020-10-10T24:00",
            "2020-10-10T12:00Z",
            "2020-12-31T24:00+04:00",
        ]
    )
)
def test_any_time_is_one_of_xml_schema(value: str) -> None:
    from truceline.exports.rdf.names import Names
    from truceline.exports.rdf.values import Values

    block = Block()
    Values(block, Names()).time(When.of(value), "x")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made, _ = graph_of(list(block))
    told = made.value(URIRef(named("time", "x").full), RDF.value)
    assert isinstance(told, Literal)
    assert not told.ill_typed
    if isinstance(told.value, datetime):
        assert told.value == When.of(value).earliest
    if type(told.value) is date:
        assert told.value.isoformat() == value


@pytest.mark.parametrize(
    "told, typed", [("PT72H", True), ("P3D", True), ("P2W", False), ("P", False), ("P1DT", False)]
)
def test_a_length_of_weeks_stays_in_words(told: str, *, typed: bool) -> None:
    assert (duration(told).datatype is not None) is typed
