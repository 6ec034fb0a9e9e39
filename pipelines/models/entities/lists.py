#!/usr/bin/env python3
"""Makes the hint lists of places: lists.py world-cities.csv (GeoNames, CC BY 4.0). First and family names are ours."""
import csv, pathlib, sys

HINTS = pathlib.Path(__file__).resolve().parent.parent.parent / "gazetteers" / "hints"
# Names of towns that are far more often words, people or bodies.
WORDS = set("""Of The And Mobile Reading Bath Battle Union Liberal Independence Most Police Man March Nice Split Orange Date Central Young
Commerce Enterprise Hope Liberty Freedom Santo University Parker Lincoln Jackson Washington Madison Monroe Clinton Carter Houston Cleveland
Hamilton Wilson Kennedy Montgomery Marion Franklin Nelson Howard Russell Stuart Warren Gordon Douglas Bryan Logan Norman Tyler Troy Aurora
Florence Victoria Charlotte Madeley Imperial Royal Republic Federal National Social Democrat Labour Senate Congress Justice Truth Eagle Bell
Brent Clay Dale Dean Keller Kent Lance Marshall Mason Miller Moore Morgan Murray Norton Palmer Perry Ramsey Roy Spencer Taylor Turner Vernon
Wallace Walker Wayne Webster Allen Andrews Arnold Baker Bradford Brandon Buchanan Burke Camden Carson Chandler Chester Craig Crosby Curtis
Dixon Duncan Elgin Ennis Everett Garner Gardner Garrett Graham Grant Greer Hayes Henderson Hudson Hurst Irving Irwin Jennings Kerman Lawrence
Leander Lee Lewis Lodi Maynard Melbourne Mercedes Mandela Meade Milton Nixon Owens Payson Pinto Raymond Sanford Sherman Sidney Silva Sterling
Sunny Tom Tracy Viola Wells West North South East New Old Great Media Party Front Forum General King Kings Queens Prince Castle Church Summit
Soledad Santana Salem Media Enterprise Eden Ford Roman Same Male Bar Bor Bay Lake Beach Park City Town Island Valley""".split())


def main():
    names = set()
    for row in csv.DictReader(open(sys.argv[1], encoding="utf8")):
        for name in (row["name"], row["subcountry"]):
            if len(name) > 3 and name[0].isupper() and name not in WORDS:
                names.add(name)
    lines = ["# Names of towns over 15,000 people and of first-level regions: hints for the tagger, not names by themselves.",
             "# Source: GeoNames by way of datasets/world-cities (CC BY 4.0); names that are mostly people or words are left out.",
             "name\tlabel"]
    (HINTS / "towns.tsv").write_text("\n".join(lines + [f"{n}\tTOWN" for n in sorted(names)]) + "\n", encoding="utf8")


main()
