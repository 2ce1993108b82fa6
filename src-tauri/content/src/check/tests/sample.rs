//! A guide of two pages with nothing wrong.

pub(super) const DVT: &str = r#"+++
id = "dvt"
title = "Clot in a deep vein"
order = 10
summary = "A clot."
synonyms = ["clot"]
asked = ["is it", "how is it", "why is it", "my leg", "that leg", "this leg", "one leg", "a leg", "two legs", "no leg"]
related = ["cold"]
where = ["calf-mid"]
+++

A clot can form in a calf. {NHS | strong}

## What it feels like {#feels}

An ache that stays. {NHS | strong}

## When to get help now {#help-now}

```urgent
level = "L1"
items = ["New breathlessness", "A cold foot", "Severe pain", "One leg swollen"]
source = ["NHS"]
```

## What it could be instead {#could-be}

See [cold](page:cold#how). {no-claim}

## What to do {#do}

- Ask the same day. {NHS | strong}

## What not to do {#dont}

Do not rub it. {NHS | strong}

## How long it takes {#how-long}

Weeks. {ours}

## Who to see {#who}

A [clinician](term:clinician). {ours}
"#;

pub(super) const COLD: &str = r#"+++
id = "cold"
title = "Cold"
order = 10
summary = "Comfort."
synonyms = ["ice"]
asked = ["bag of peas", "how cold", "how long", "how often", "cool it", "too cold", "freezer", "bath", "snow", "numb it"]
related = ["dvt"]
+++

Cold numbs pain. {NHS | weak}

## How {#how}

Wrap it. {ours}
"#;

pub(super) const LISTS: [(&str, &str); 7] = [
    (
        "sources.toml",
        "[[source]]\nid = \"NHS\"\nbody = \"NHS\"\ntitle = \"DVT\"\nyear = 2023\nkind = \"patient-information\"\nread = \"2026-11-20\"\n",
    ),
    (
        "glossary.toml",
        "[[term]]\nid = \"clinician\"\nname = \"Clinician\"\ntext = \"A doctor or a nurse.\"\n",
    ),
    (
        "review.toml",
        "reviewed = false\ntext = \"Nobody.\"\ncontent_version = \"1\"\nchanged = \"2026-11-20\"\n",
    ),
    ("words.toml", "same = []\nspellings = []\nnames = []\n"),
    ("reading.toml", "plan = []\n"),
    ("seed-ids.toml", "[[seed]]\nid = \"seed:C-11\"\ntext = \"DVT\"\n"),
    (
        "seed-coverage.toml",
        "[[seed]]\nid = \"seed:C-11\"\nwhere = [\"page:dvt#feels\", \"planned:rule/S1\"]\n",
    ),
];
