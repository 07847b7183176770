"""What made-up write-ups are made of: countries, places, and sentences with blanks, so that no two read the same."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Country:
    """A country of the corpus with one time zone, and names to fill sentences with."""

    code: str
    name: str
    zone: str
    towns: tuple[str, ...]


def country(code: str, name: str, zone: str, towns: str) -> Country:
    return Country(code, name, zone, tuple(towns.split(", ")))


COUNTRIES = (
    country("PK", "Pakistan", "Asia/Karachi", "Karachi, Lahore, Islamabad, Quetta, Peshawar, Multan, Gwadar, Sialkot"),
    country("IN", "India", "Asia/Kolkata", "Srinagar, Jaipur, Imphal, Patna, Guwahati, Udaipur, Hisar, Bhadrak"),
    country("IR", "Iran", "Asia/Tehran", "Tehran, Sanandaj, Zahedan, Ahvaz, Mashhad, Tabriz, Shiraz, Khash"),
    country("BD", "Bangladesh", "Asia/Dhaka", "Dhaka, Chattogram, Sylhet, Khulna, Rajshahi, Comilla, Rangpur"),
    country("MM", "Myanmar", "Asia/Yangon", "Yangon, Mandalay, Naypyidaw, Sittwe, Loikaw, Monywa, Hakha"),
    country("ET", "Ethiopia", "Africa/Addis_Ababa", "Addis Ababa, Bahir Dar, Mekelle, Gondar, Dessie, Jimma"),
    country("UG", "Uganda", "Africa/Kampala", "Kampala, Gulu, Jinja, Mbarara, Arua, Masaka, Soroti"),
    country("IQ", "Iraq", "Asia/Baghdad", "Baghdad, Basra, Nasiriyah, Mosul, Kirkuk, Najaf, Sulaymaniyah"),
    country("TR", "Turkey", "Europe/Istanbul", "Istanbul, Ankara, Diyarbakir, Hatay, Izmir, Van, Mersin"),
    country("VE", "Venezuela", "America/Caracas", "Caracas, Maracaibo, Valencia, San Cristobal, Barquisimeto"),
    country("SN", "Senegal", "Africa/Dakar", "Dakar, Ziguinchor, Saint-Louis, Thies, Kaolack, Touba"),
    country("SY", "Syria", "Asia/Damascus", "Damascus, Aleppo, Homs, Suwayda, Hasakah, Latakia, Idlib"),
    country("SD", "Sudan", "Africa/Khartoum", "Khartoum, Omdurman, Port Sudan, El Obeid, Nyala, Kassala"),
)

OCCASIONS = (
    ("protest", "protests over prices", "protest"),
    ("election", "the day of the vote", "election"),
    ("exam", "the national examinations", "exam"),
    ("political_rally_or_party_event", "a rally of the opposition", "rally"),
    ("arrest_or_court_ruling", "the arrest of a party leader", "arrest"),
    ("communal_violence", "clashes between neighbourhoods", "clashes"),
    ("security_operation", "an operation of the security forces", "operation"),
    ("religious_holiday", "a procession", "procession"),
    ("coup", "a seizure of power", "coup"),
    ("disaster", "a flood", "flood"),
)

OPENINGS = (
    "Users in {town} wrote {early} that pages no longer opened, and by {clock} the same was said in {other}.",
    "Around {clock} connections in {town} slowed to a crawl; {platform} was the first to go.",
    "People who wanted to follow {occasion} found that {platform} would not load, first in {town} and then in {other}.",
    "The first complaints came from {town} shortly after {clock}, when {occasion} had just begun.",
    "At {clock} traffic from {country} fell by {percent} per cent within {minutes} minutes.",
)
MIDDLES = (
    "Some providers were affected sooner than others: mobile customers in {other} lost access {minutes} minutes before those with a fixed line.",
    "A shopkeeper in {town} said that card payments failed for the rest of the day.",
    "Reporters in {other} sent their copy by text message, and later by satellite telephone.",
    "Speed tests showed {percent} per cent of the usual rate, and a packet loss that grew towards the evening.",
    "Those with a VPN could still open {platform}, though several of the common services were slow as well.",
    "Hospitals in {town} fell back on paper, according to a doctor who asked not to be named.",
    "A student said that the results of {occasion} could not be sent in, and that nobody at the college knew why.",
    "Two other reports put the beginning {minutes} minutes later, and name {other} as the place where it was worst.",
    "Measurements from {percent} vantage points found that names resolved and that connections then timed out.",
    "An engineer at a provider described a filter that was set at the gateway, and said that staff had no hand in it.",
    "It remained possible to call, while text messages in {other} arrived hours late or not at all.",
    "Drivers who depend on an app for orders waited at the roadside in {town}, some until midnight.",
    "The bank said that its branches in {other} would close early, and gave the network as the reason.",
    "By the following morning {platform} opened again for most users, though images loaded slowly.",
    "Rights groups counted this as cut number {percent} in {country} since the beginning of the previous year.",
    "Border towns were spared where telephones could reach the network of the neighbouring country.",
    "No order was published, and the ministry referred questions to the regulator, which did not answer them.",
    "An opposition paper printed what it called the text of an instruction; its origin could not be established.",
)
CLOSINGS = (
    "What brought it to an end is not known; no source gives a time for {town}.",
    "Access came back in steps, {other} last.",
    "The regulator spoke of maintenance, {minutes} hours after the fact.",
    "Whether {platform} was meant, or caught by a filter that was meant for something else, sources do not agree.",
)
TITLES = (
    "{platform} unreachable in {country} during {occasion}",
    "Mobile internet cut in {town} and {other} during {occasion}",
    "Internet disrupted across {country} after {occasion}",
    "{platform} and other services slowed in {town} before {occasion}",
    "Networks in {town} down during {occasion}",
)
SUMMARIES = (
    "On {date} {platform} and other services became hard to reach in {country}, above all in {town} and {other}, during {occasion}. Sources differ on when it began. The authorities gave no reason on the day.",
    "Connectivity in {town} fell sharply on {date}. A monitor measured a loss of {percent} per cent; the regulator spoke of a fault, the opposition of an order. It coincided with {occasion}.",
)
URDU_TITLES = (
    "{date} کو {name} میں انٹرنیٹ سروس متاثر",
    "{name}: سوشل میڈیا تک رسائی بند، صارفین پریشان",
)
URDU_SUMMARY = "اطلاعات کے مطابق {date} کو {name} کے کئی شہروں میں انٹرنیٹ اور سوشل میڈیا تک رسائی متاثر ہوئی۔ وجہ معلوم نہیں ہو سکی۔"
SECTIONS = ("What was observed", "What was said", "What is unknown")
EARLY = ("before dawn", "in the morning", "at noon", "in the afternoon", "late in the evening")
PUBLISHERS = (
    "The Daily Ledger", "Morning Post", "Al Masar", "The Capital", "Herald", "NewsLine", "The Evening Mail",
    "Independent Wire", "Observer", "The Weekly Review", "Radio Free City", "Net Watch",
)  # fmt: skip
PLATFORMS = ("facebook", "x", "youtube", "whatsapp", "instagram", "tiktok", "telegram", "signal", "wikipedia")
