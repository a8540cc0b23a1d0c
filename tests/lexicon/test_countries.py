"""The country lexicon: what each form stands for, and that the tables hold no form that could mislead a matcher."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tipgraph.errors import DataError
from tipgraph.lexicon import countries as lexicon
from tipgraph.lexicon.countries import Country, Region, blockers, countries, find_country, place_forms, regions

ISO_3166_1 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU
DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC
GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL
PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN
SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
"""

ENDED_STATES = {"ANT": (1954, 2010), "CSK": (1918, 1992), "SCG": (2003, 2006), "SUN": (1922, 1991), "YUG": (1992, 2003)}

M49_REGIONS = """
Northern Africa;Eastern Africa;Middle Africa;Southern Africa;Western Africa;Northern America;Caribbean;Central America
South America;Central Asia;Eastern Asia;South-eastern Asia;Southern Asia;Western Asia;Eastern Europe;Northern Europe
Southern Europe;Western Europe;Australia and New Zealand;Melanesia;Micronesia;Polynesia;Antarctica
"""

REGIONS_IN_FACTS = """
Africa;Americas;Asia;Central Asia;Europe;Gulf;Gulf States;Middle East;sub-Saharan Africa;West Africa;Western Europe
European Union;Southeast Asia;Latin America;Caribbean;former Soviet Union;Balkans
"""

REPORT_NAMES = """
AFG Afghanistan;ALB Albania;DZA Algeria;AGO Angola;ATG Antigua and Barbuda;ARG Argentina;ARM Armenia;ABW Aruba
AUS Australia;AUT Austria;AZE Azerbaijan;BHS The Bahamas;BHR Bahrain;BGD Bangladesh;BRB Barbados;BLR Belarus;BEL Belgium
BLZ Belize;BEN Benin;BTN Bhutan;BOL Bolivia;BIH Bosnia and Herzegovina;BWA Botswana;BRA Brazil;BRN Brunei;BGR Bulgaria
BFA Burkina Faso;MMR Burma;BDI Burundi;CPV Cabo Verde;KHM Cambodia;CMR Cameroon;CAN Canada;CAF Central African Republic
TCD Chad;CHL Chile;CHN China;COL Colombia;COM Comoros;COD Congo, Democratic Republic of the;COG Congo, Republic of the
CRI Costa Rica;CIV Cote d'Ivoire;HRV Croatia;CUB Cuba;CUW Curaçao;CYP Cyprus;CZE Czechia;DNK Denmark;DJI Djibouti
DOM Dominican Republic;ECU Ecuador;EGY Egypt;SLV El Salvador;GNQ Equatorial Guinea;ERI Eritrea;EST Estonia;SWZ Eswatini
ETH Ethiopia;FJI Fiji;FIN Finland;FRA France;GAB Gabon;GMB The Gambia;GEO Georgia;DEU Germany;GHA Ghana;GRC Greece
GTM Guatemala;GIN Guinea;GNB Guinea-Bissau;GUY Guyana;HTI Haiti;HND Honduras;HKG Hong Kong;HUN Hungary;ISL Iceland
IND India;IDN Indonesia;IRN Iran;IRQ Iraq;IRL Ireland;ISR Israel;ITA Italy;JAM Jamaica;JPN Japan;JOR Jordan
KAZ Kazakhstan;KEN Kenya;KIR Kiribati;PRK Korea, North;KOR Korea, South;XKX Kosovo;KWT Kuwait;KGZ Kyrgyz Republic
LAO Laos;LVA Latvia;LBN Lebanon;LSO Lesotho;LBR Liberia;LBY Libya;LTU Lithuania;LUX Luxembourg;MAC Macau;MDG Madagascar
MWI Malawi;MYS Malaysia;MDV Maldives;MLI Mali;MLT Malta;MHL Marshall Islands;MRT Mauritania;MUS Mauritius;MEX Mexico
FSM Micronesia, Federated States of;MDA Moldova;MNG Mongolia;MNE Montenegro;MAR Morocco;MOZ Mozambique;NAM Namibia
NPL Nepal;NLD Netherlands;NZL New Zealand;NIC Nicaragua;NER Niger;NGA Nigeria;MKD North Macedonia;NOR Norway;OMN Oman
PAK Pakistan;PLW Palau;PAN Panama;PNG Papua New Guinea;PRY Paraguay;PER Peru;PHL Philippines;POL Poland;PRT Portugal
QAT Qatar;ROU Romania;RUS Russia;RWA Rwanda;LCA Saint Lucia;VCT Saint Vincent and the Grenadines;SAU Saudi Arabia
SEN Senegal;SRB Serbia;SYC Seychelles;SLE Sierra Leone;SGP Singapore;SXM Sint Maarten;SVK Slovakia;SVN Slovenia
SLB Solomon Islands;SOM Somalia;ZAF South Africa;SSD South Sudan;ESP Spain;LKA Sri Lanka;SDN Sudan;SUR Suriname
SWE Sweden;CHE Switzerland;SYR Syria;TWN Taiwan;TJK Tajikistan;TZA Tanzania;THA Thailand;TLS Timor-Leste;TGO Togo
TON Tonga;TTO Trinidad and Tobago;TUN Tunisia;TUR Türkiye;TKM Turkmenistan;UGA Uganda;UKR Ukraine
ARE United Arab Emirates;GBR United Kingdom;USA United States
URY Uruguay;UZB Uzbekistan;VUT Vanuatu;VEN Venezuela;VNM Vietnam;YEM Yemen
ZMB Zambia;ZWE Zimbabwe
"""


FOUND = """
ANT Netherlands Antilles;ARE UAE;ARE U.A.E.;ARE Emirati;ARG Argentine;ARG Argentinian;BEN Beninese;BFA Burkinabe
BFA Burkinabé;BHS Bahamas;BHS Bahamas, The;BIH Bosnia;BIH Bosnia-Herzegovina;BIH Bosnia & Herzegovina;BIH Bosnian
BIH BiH;BLR Belarus;BLR BELARUS;BLR blr;BLR Belarusians;BLR Byelorussian;BRN Brunei Darussalam;BWA Batswana;BWA Motswana
CAF Central African Republic;CHE Swiss;CHN PRC;CHN People's Republic of China;CHN China (People’s Republic of)
CHN Chinese;CIV Côte d’Ivoire;CIV Ivory Coast;CIV cote-divoire;CIV Ivoirian;CIV Ivorian;COD DRC;COD Congo-Kinshasa
COD Democratic Republic of Congo;COD the Democratic Republic of the Congo;COG Congo (Brazzaville);COG Congo (ROC)
COG Congo, Republic of;CPV Cape Verde;CPV Cabo Verdean;CSK Czechoslovakia;CUW Curacao;CZE Czech Republic;DMA Dominica
DNK Danes;DOM Dominican Republic;ESP Spaniards;FSM Micronesia;GBR British;GBR UK;GBR U.K.;GBR Great Britain;GBR England
GIN Guinean;GMB Gambia;GMB Gambia, The;GMB the gambia;GNB Bissau-Guinean;GNB Guinea Bissau;GNQ Equatoguinean
HKG Hong Kong SAR;IRN Iran, Islamic Republic of;KGZ Kyrgyzstan;KGZ Kyrgyz;KIR I-Kiribati;KNA St. Kitts and Nevis
KOR South Korea;KOR Republic of Korea;KOR Korea, Republic of;KOR ROK;KOR South Koreans;LAO Lao;LAO Laotian;LCA St. Lucia
LCA St Lucia;LSO Basotho;MAC Macao;MDG Malagasy;MHL Marshallese;MKD Macedonia;MKD FYROM
MKD Former Yugoslav Republic of Macedonia;MMR Myanmar;MMR Burmese;NER Nigerien;NGA Nigerian;NLD Holland;NLD Dutch
NPL Nepali;NPL Nepalese;PHL Filipina;PHL Filipinos;POL Poles;PRI Puerto Rico;PRK DPRK;PRK North Korea;PRK North Korean
PRK Democratic People's Republic of Korea;PSE Palestine;PSE West Bank;PSE Palestinian;REU Réunion;REU Reunion
RUS Russian Federation;SAU Saudi;SCG Serbia and Montenegro;SLV Salvadoran;SLV Salvadorian;SRB Serbian;SSD South Sudanese
STP São Tomé and Príncipe;SUN Soviet Union;SVK Slovak Republic;SWZ Swaziland;SWZ Swazi;SXM St. Maarten
SXM Sint Maarten (Dutch part);SYR Syrian Arab Republic;THA Thais;TLS East Timor;TLS Timor Leste;TLS Timorese
TTO Trinidad & Tobago;TUR Turkey;TUR Turkiye;TUR Turkey (Türkiye);TUR Turks;TWN Taiwanese;USA U.S.;USA US;USA USA
USA the United States of America;UZB Uzbek;VCT Vincentian;VNM Viet Nam;VUT Ni-Vanuatu;XKX Kosovar;XKX XKX
YUG Federal Republic of Yugoslavia;ESH Western Sahara;GUF French Guiana;GLP Guadeloupe;GRL Greenland;BMU Bermuda
CYM Cayman Islands;MYT Mayotte
"""


def entries(table: str) -> list[str]:
    return re.split(r"[;\n]", table.strip())


def pairs(table: str) -> list[tuple[str, str]]:
    """The code and the form of each entry."""
    return [(entry[:3], entry[4:]) for entry in entries(table)]


AMBIGUOUS = {
    "Central African": {"CAF", "Central Africa"},
    "Central Africans": {"CAF", "Central Africa"},
    "Congo": {"COD", "COG"},
    "Congolese": {"COD", "COG"},
    "Dominican": {"DMA", "DOM"},
    "Dominicans": {"DMA", "DOM"},
    "Korea": {"KOR", "PRK"},
    "Korean": {"KOR", "PRK"},
    "Koreans": {"KOR", "PRK"},
    "Virgin Islander": {"VGB", "VIR"},
    "Virgin Islanders": {"VGB", "VIR"},
    "Virgin Islands": {"VGB", "VIR"},
}

CONFUSABLE = """
BLR Q184;RUS Q159;DNK Q35;NLD Q55;COD Q974;COG Q971;XKX Q1246;KOR Q884;PRK Q423;ESH Q6250;SCG Q37024;YUG Q838261
DMA Q784;DOM Q786;NER Q1032;NGA Q1033;GIN Q1006;GNB Q1007;GNQ Q983;SDN Q1049;SSD Q958;CHN Q148;TWN Q865;GEO Q230
"""

UNKNOWN = """
the;Atlantis;Nigera;Belaruss;BY;Man;Roma;Somaliland;Western Europe;EU;Gulf;New Mexico;New Guinea;African
Belarus and Russia;Belarus 2013;\x00
"""

READINGS = [
    ("Belarus", {("name", "BLR")}),
    ("Belarusian", {("adjective", "BLR")}),
    ("Belarusians", {("people", "BLR")}),
    ("Chinese", {("adjective", "CHN"), ("people", "CHN")}),
    ("PRC", {("name", "CHN"), ("adjective", "CHN")}),
    ("Hong Kong", {("name", "HKG"), ("adjective", "HKG")}),
    ("Filipinas", {("people", "PHL")}),
    ("Congolese", {("adjective", "COD"), ("adjective", "COG"), ("people", "COD"), ("people", "COG")}),
    ("Western European", {("adjective", "Western Europe")}),
    ("the Gulf", None),
    ("Gulf countries", {("name", "Gulf States")}),
    ("Persian Gulf", {("name", "Gulf")}),
    ("EU", {("name", "European Union"), ("adjective", "European Union")}),
    ("Middle Eastern", {("adjective", "Middle East")}),
    ("sub-Saharan Africa", {("name", "sub-Saharan Africa")}),
    ("us", None),
    ("Korea, South", None),
    ("Taiwan, China", None),
]

SENTENCES = [
    ("Women from Guinea, Guinea-Bissau, Equatorial Guinea, and Papua New Guinea", ["GIN", "GNB", "GNQ", "PNG"]),
    ("men in Niger, Nigeria, and the Niger Delta", ["NER", "NGA"]),
    ("a Nigerien girl and a Nigerian boy", ["NER", "NGA"]),
    ("Sudanese and South Sudanese children; North Koreans and South Koreans", ["SDN", "SSD", "PRK", "KOR"]),
    ("victims from Japan, South Africa, and Korea, South Africa being the first", ["JPN", "ZAF", "KOR", "PRK", "ZAF"]),
    ("flows through Hong Kong, Macau, China, and Taiwan, China", ["HKG", "MAC", "CHN", "TWN", "CHN"]),
    ("the United States told us that US citizens spent US$500", ["USA", "USA"]),
    ("a court in New Mexico near Mexico, and one in Mexico City", ["MEX"]),
    ("Latin American and Native American women, American men", ["Latin America", "USA"]),
    ("ships in the Indian Ocean with Indian crews; Lake Chad; Chad", ["IND", "TCD"]),
    ("American Samoa, Samoa, and the Gulf of Guinea", ["ASM", "WSM"]),
    ("the Central African Republic and the Democratic Republic of the Congo", ["CAF", "COD"]),
    ("Roma, Ashkali, and Egyptian children; Egyptian boys", ["EGY"]),
    ("the Former Yugoslav Republic of Macedonia and the former Yugoslavia", ["MKD", "former Yugoslavia"]),
    ("elsewhere in the Gulf, in Gulf States, and in Western Europe", ["Gulf", "Gulf States", "Western Europe"]),
    ("Turkish Cypriots, Cypriots, and Turks in the Turks and Caicos Islands", ["CYP", "TUR", "TCA"]),
    ("Roman law, Malians, Malinke, Omani traders, Romanians", ["MLI", "OMN", "ROU"]),
    ("U.S. officials in Jordan; the Jordan Valley; Georgia; South Georgia", ["USA", "JOR", "GEO"]),
    ("West African states and the Economic Community of West African States", ["West Africa"]),
]


@cache
def whole(*forms: str) -> re.Pattern[str]:
    """Any of the forms, on word boundaries, the longest first."""
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?:(?<=\W)|(?!\w))")


def mentions(text: str) -> list[str]:
    """The simplest matcher that the lexicon is made for: case-sensitive, on word boundaries, longest first."""
    found: list[str] = []
    for match in whole(*place_forms(), *blockers()).finditer(text):
        found.extend(dict.fromkeys(reading.code for reading in place_forms().get(match[0], ())))
    return found


def test_every_iso_country_kosovo_and_the_ended_states_have_a_row() -> None:
    assert set(countries()) == {*ISO_3166_1.split(), "XKX", *ENDED_STATES}


def test_ended_states_bound_their_years() -> None:
    ended = {c.iso3: (c.first_year, c.last_year) for c in countries().values() if c.last_year is not None}
    assert ended == ENDED_STATES


@pytest.mark.parametrize(
    ("iso3", "year", "expected"),
    [("SCG", 2005, True), ("SCG", 2006, True), ("SCG", 2013, False), ("SSD", 2010, False), ("SSD", 2011, True),
     ("BLR", 2001, True), ("ANT", 2011, False)],
)  # fmt: skip
def test_a_state_exists_within_its_years(iso3: str, year: int, expected: bool) -> None:
    assert countries()[iso3].existed_in(year) is expected


@pytest.mark.parametrize(("iso3", "name"), pairs(REPORT_NAMES))
def test_countries_are_named_as_the_report_names_them(iso3: str, name: str) -> None:
    assert countries()[iso3].name == name
    assert find_country(name) == iso3


@pytest.mark.parametrize(("iso3", "form"), pairs(FOUND))
def test_each_form_finds_its_country(iso3: str, form: str) -> None:
    assert find_country(form) == iso3


@pytest.mark.parametrize("text", [*AMBIGUOUS, *entries(UNKNOWN), "", " "])
def test_what_is_ambiguous_or_unknown_is_not_guessed(text: str) -> None:
    assert find_country(text) is None


def test_every_country_is_found_by_its_code_and_name() -> None:
    assert [c for c in countries().values() if {find_country(c.iso3), find_country(c.name)} != {c.iso3}] == []


def test_every_form_of_a_country_finds_it_unless_the_form_is_ambiguous() -> None:
    wrong = [
        (country.iso3, form)
        for country in countries().values()
        for form in (*country.aliases, *country.adjectives, *country.people)
        if form not in AMBIGUOUS and find_country(form) != country.iso3
    ]
    assert wrong == []


def test_the_ambiguous_forms_are_exactly_the_known_ones() -> None:
    codes = {form: {reading.code for reading in readings} for form, readings in place_forms().items()}
    several = {form: found for form, found in codes.items() if len(found) > 1}
    joined = {form for form in several if all(r.is_region for r in place_forms()[form]) and " and " in form}
    assert {form: found for form, found in several.items() if form not in joined or form in AMBIGUOUS} == AMBIGUOUS


def test_regions_joined_by_and_mean_both() -> None:
    assert {r.code for r in place_forms()["South and Southeast Asia"]} == {"South Asia", "Southeast Asia"}


@pytest.mark.parametrize(("form", "expected"), READINGS)
def test_a_form_has_these_readings(form: str, expected: set[tuple[str, str]] | None) -> None:
    readings = place_forms().get(form)
    assert (readings and {(r.kind, r.code) for r in readings}) == expected


def test_readings_say_whether_they_mean_a_region() -> None:
    readings = [reading for found in place_forms().values() for reading in found]
    assert all(reading.code in (regions() if reading.is_region else countries()) for reading in readings)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_longest_match_with_blockers_reads_the_right_places(text: str, expected: list[str]) -> None:
    assert mentions(text) == expected


def test_names_and_wikidata_ids_are_unique_and_well_formed() -> None:
    for values in ([c.name for c in countries().values()], [c.wikidata for c in countries().values()]):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    assert all(re.fullmatch(r"Q[1-9]\d*", c.wikidata) for c in countries().values())


@pytest.mark.parametrize(("iso3", "wikidata"), pairs(CONFUSABLE))
def test_easily_confused_countries_have_their_own_wikidata_id(iso3: str, wikidata: str) -> None:
    assert countries()[iso3].wikidata == wikidata


def test_regions_of_countries_are_those_of_un_m49() -> None:
    assert {c.region for c in countries().values()} == set(entries(M49_REGIONS))


def test_every_report_country_has_a_demonym() -> None:
    reported = [countries()[iso3] for iso3, _ in pairs(REPORT_NAMES)]
    assert [c.iso3 for c in reported if not (c.adjectives and c.people)] == []


@pytest.mark.parametrize("name", entries(REGIONS_IN_FACTS))
def test_regions_keep_the_spelling_of_the_facts(name: str) -> None:
    assert regions()[name].name == name


def test_forms_have_straight_quotes_and_single_spaces() -> None:
    forms = [*place_forms(), *blockers()]
    assert [form for form in forms if form != " ".join(form.split()) or re.search("[’‘“”|;]", form)] == []


def test_no_form_is_a_word_of_plain_english() -> None:
    assert [form for form in place_forms() if form.islower()] == []
    assert not {"Man", "May", "Can", "And", "In", "Roma"} & set(place_forms())


def test_no_cell_lists_a_form_twice() -> None:
    places: list[Country | Region] = [*countries().values(), *regions().values()]
    cells = [cell for place in places for cell in ((place.name, *place.aliases), place.adjectives, place.people)]
    assert [cell for cell in cells if len(cell) != len(set(cell)) or "" in cell] == []


def test_tables_are_sorted_so_that_a_change_is_a_small_diff() -> None:
    for file in ("countries.csv", "regions.csv", "blockers.csv"):
        table = (Path(lexicon.__file__).parent / file).read_text(encoding="utf-8")
        keys = [row[0] for row in csv.reader(table.splitlines()[1:])]
        assert keys == sorted(keys), file


@pytest.mark.parametrize("phrase", blockers())
def test_each_blocker_swallows_a_form_and_is_none_itself(phrase: str) -> None:
    assert phrase not in place_forms()
    assert whole(*place_forms()).search(phrase)
    assert mentions(phrase) == []


HEADER = "iso3,name,aliases,adjectives,people,region,wikidata,first_year,last_year\n"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("iso3,name\nBLR,Belarus\n", "columns"),
        (HEADER + "BLR,Belarus\n", "9 cells"),
        (HEADER + "BLR,Belarus,,,,,Q184,,,,\n", "9 cells"),
        (HEADER + "BLR,Belarus,,,,,Q184,,\n" * 2, "twice"),
        (HEADER + "BLR,Belarus,,,,,Q184,soon,\n", "year"),
    ],
)
def test_a_table_that_breaks_its_schema_is_named(
    table: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "countries.csv").write_text(table, encoding="utf-8")
    monkeypatch.setattr(lexicon, "files", lambda package: tmp_path)
    with pytest.raises(DataError, match=message):
        countries.__wrapped__()
