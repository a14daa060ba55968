"""Names as homes, clinics, streets and people have them in Denmark. All that is built of them is invented."""

from __future__ import annotations

from random import Random

# fmt: off
HOMES = (
    "Skovbrynet", "Åparken", "Lindely", "Kildevang", "Birkelunden", "Solbakken", "Egehøj", "Møllebo",
    "Engvang", "Bakkehuset", "Fjordglimt", "Lyngheden", "Rosenhaven", "Poppelgården", "Elmely",
    "Kastanjehuset", "Søvang", "Havblik", "Tjørnely", "Granvang", "Æblehaven", "Hyldely", "Pilehuset",
    "Rønnebo", "Østerled", "Vesterbo", "Nørrevang", "Sønderlund", "Bøgely", "Ahornparken", "Hasselbo",
    "Kløvermarken", "Toftegården", "Damhuset", "Åkanden", "Strandlyst", "Mosevang", "Højbo", "Kærhuset",
    "Bækgården", "Vibevang", "Lærkehøj", "Svaleparken", "Stærehuset", "Ravnely", "Gøgebakken", "Tranevang",
    "Hvidtjørnen", "Slåenhuset", "Enebo", "Fyrrely", "Marielyst", "Fredensbo", "Nyvang", "Trekløveret",
    "Regnbuen", "Stjernehuset", "Solsikken", "Vandværket", "Skolebakken", "Stationsgården", "Mejerigården",
    "Smedely", "Præstevang",
)
STREETS = (
    "Skolegade", "Møllevej", "Kirkevej", "Søndergade", "Nørregade", "Vestergade", "Østergade", "Torvegade",
    "Algade", "Jernbanegade", "Bredgade", "Havnegade", "Parkvej", "Skovvej", "Engvej", "Bakkevej",
    "Lindevej", "Birkevej", "Elmevej", "Egevej", "Bøgevej", "Rosenvej", "Lærkevej", "Svalevej", "Fasanvej",
    "Vibevej", "Mosevej", "Kærvej", "Damvej", "Åvej", "Fjordvej", "Strandvej", "Klitvej", "Hedevej",
    "Markvej", "Toften", "Højvangen", "Solvænget", "Kildevej", "Bækkevej", "Industrivej", "Stationsvej",
    "Mejerivej", "Smedevej", "Præstegårdsvej", "Degnevej", "Doktorvænget", "Nygade", "Storegade",
    "Lillegade", "Grønnegade", "Ringvej", "Overgade", "Nedergade", "Teglvej", "Rugvænget", "Hvedevænget",
    "Byvej", "Ladegårdsvej",
)
FIRST_NAMES = (
    "Mette", "Anne", "Lone", "Kirsten", "Hanne", "Karen", "Susanne", "Birgitte", "Camilla", "Louise",
    "Maria", "Sofie", "Ida", "Emma", "Katrine", "Line", "Trine", "Pia", "Dorte", "Gitte", "Helle", "Inge",
    "Marianne", "Charlotte", "Rikke", "Signe", "Maja", "Astrid", "Cecilie", "Ditte", "Amina", "Fatima",
    "Lars", "Peter", "Jens", "Søren", "Henrik", "Thomas", "Morten", "Christian", "Martin", "Anders", "Mads",
    "Rasmus", "Jakob", "Niels", "Hans", "Michael", "Kasper", "Simon", "Jonas", "Erik", "Bjarne", "Torben",
    "Ole", "Karsten", "Steen", "Ali", "Omar", "Emil",
)
LAST_NAMES = (
    "Kjærgaard", "Nielsen", "Jensen", "Hansen", "Pedersen", "Andersen", "Christensen", "Larsen", "Sørensen",
    "Rasmussen", "Jørgensen", "Petersen", "Madsen", "Kristensen", "Olsen", "Thomsen", "Christiansen",
    "Poulsen", "Johansen", "Møller", "Mortensen", "Knudsen", "Lund", "Holm", "Bach", "Skov", "Østergaard",
    "Nørgaard", "Søndergaard", "Vestergaard", "Dam", "Krogh", "Bech", "Friis", "Toft", "Brandt", "Winther",
    "Lauridsen", "Mikkelsen", "Frandsen", "Overgaard", "Højgaard", "Bjerregaard", "Damgaard", "Kirkegaard",
    "Ravn", "Juul", "Munk", "Berg", "Hald", "Ahmed", "Yilmaz", "Nguyen",
)
# fmt: on
PREFIXES = {
    "sel_108": ("Botilbuddet", "Bostedet", "Botilbuddet", "Bocentret", ""),
    "abl_105": ("Bofællesskabet", "Botilbuddet", "Bofællesskabet", "Boenheden", ""),
    "sel_107": ("Det midlertidige botilbud", "Botilbuddet"),
    "bl_43": ("Børne- og ungehjemmet", "Ungebotilbuddet"),
}
NURSING_HOMES = ("Plejehjemmet", "Plejecentret", "Plejecenter")


def person(draw: Random) -> str:
    """Return a first name and a surname."""
    return f"{draw.choice(FIRST_NAMES)} {draw.choice(LAST_NAMES)}"


def house(draw: Random) -> str:
    """Return a street and a number, as `Møllevej 14B`."""
    letter = draw.choice("ABC") if draw.random() < 0.15 else ""
    return f"{draw.choice(STREETS)} {draw.randrange(1, 90)}{letter}"


def home(draw: Random, legal_basis: str) -> str:
    """Return a name for a botilbud of that legal basis, as `Bofællesskabet Åparken`."""
    return f"{draw.choice(PREFIXES[legal_basis])} {draw.choice(HOMES)}".strip()


def nursing_home(draw: Random) -> str:
    """Return a name for a nursing home."""
    return f"{draw.choice(NURSING_HOMES)} {draw.choice(HOMES)}"


def clinic(draw: Random, town: str, kind: str, street: str) -> str:
    """Return a name for a clinic of that kind (`plo`, `udbud`, `region`) in a town, in a street."""
    if kind == "udbud":
        return f"Udbudsklinikken {town}"
    if kind == "region":
        return f"Regionsklinikken {town}"
    return draw.choice(
        (
            f"Lægehuset {town}",
            f"Lægerne {street}",
            f"Lægehuset {street}",
            f"{town} Lægecenter",
            f"Lægerne i {town}",
            f"Lægeklinikken {street}",
        )
    )


def phone(number: int) -> str:
    """Return a telephone number that is evidently none, as `00 00 12 34`."""
    return f"00 00 {number // 100 % 100:02d} {number % 100:02d}"
