"""The coded values of a case in words, as they stand in a workbook and on a page."""

from __future__ import annotations

from collections.abc import Mapping

from solver.rulebook import Words

Terms = Mapping[str, Words]

LEGAL_BASIS: Terms = {
    "sel_108": Words("SEL § 108", "Social Services Act § 108"),
    "abl_105": Words("ABL § 105", "Social Housing Act § 105"),
    "sel_107": Words("SEL § 107", "Social Services Act § 107"),
    "bl_43": Words("BL § 43", "Children's Act § 43"),
}
PARTICIPATION: Terms = {
    "yes": Words("ja", "yes"),
    "not_informed": Words("ikke orienteret", "not informed"),
    "declined": Words("ønsker ikke", "declined"),
}
OWNER: Terms = {
    "municipal": Words("kommunal", "municipal"),
    "regional": Words("regional", "regional"),
    "private": Words("privat", "private"),
}
TARGET_GROUP: Terms = {
    "disability": Words("handicap", "disability"),
    "social_psychiatry": Words("socialpsykiatri", "social psychiatry"),
    "socially_exposed": Words("socialt udsatte", "socially exposed"),
    "other": Words("andet", "other"),
}
CLINIC_KIND: Terms = {
    "plo": Words("PLO-praksis", "PLO practice"),
    "udbud": Words("udbudsklinik", "tendered clinic"),
    "region": Words("regionsklinik", "regional clinic"),
}
INTEREST: Terms = {
    "interested": Words("interesseret", "interested"),
    "asked": Words("spurgt", "asked"),
    "unknown": Words("ukendt", "unknown"),
    "declined": Words("nej tak", "declined"),
}
AGREEMENT_KIND: Terms = {
    "nursing_home": Words("plejehjem", "nursing home"),
    "botilbud": Words("botilbud", "botilbud"),
}
DISPENSATION_KIND: Terms = {
    "nursing_home_and_botilbud": Words("plejehjem og botilbud", "nursing home and botilbud"),
    "several_facilities": Words("flere steder", "several facilities"),
}
DECISION_KIND: Terms = {
    "lock": Words("lås", "lock"),
    "reject": Words("afvis", "reject"),
}
CONTACT_OUTCOME: Terms = {
    "informed": Words("orienteret", "informed"),
    "asked": Words("spurgt", "asked"),
    "no_answer": Words("intet svar", "no answer"),
    "interested": Words("interesseret", "interested"),
    "declined": Words("nej tak", "declined"),
}
CONTACT_METHOD: Terms = {
    "klu": Words("KLU", "KLU"),
    "priority_list": Words("prioriteringsliste", "priority list"),
    "wish_list": Words("ønskeliste", "wish list"),
    "development_nurse": Words("udviklingssygeplejerske", "development nurse"),
    "job_posting": Words("opslag", "job posting"),
    "relation": Words("relation", "relation"),
}
CONTACT_MEANS: Terms = {
    "phone": Words("telefon", "phone"),
    "mail": Words("mail", "mail"),
    "letter": Words("brev", "letter"),
    "meeting": Words("møde", "meeting"),
}
METRIC: Terms = {
    "metres": Words("meter", "metres"),
    "seconds": Words("sekunder", "seconds"),
}
YES_NO: Terms = {
    "true": Words("ja", "yes"),
    "false": Words("nej", "no"),
}
