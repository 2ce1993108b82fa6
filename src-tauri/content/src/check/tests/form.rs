//! The form of a page: front matter, headings, bones, blocks, figures, length.

use super::fires;

#[test]
fn headings_need_ids_that_are_unique_and_in_order() {
    fires("## How {#how}", "## How", "has no id");
    fires(
        "## How {#how}",
        "#### How {#how}",
        "a heading of level 4 cannot stand here",
    );
    fires(
        "## What to do {#do}",
        "## What to do {#feels}",
        "the anchor `feels` stands twice",
    );
}

#[test]
fn a_box_without_signs_is_found() {
    let empty = "Wrap it. {ours}\n\n```urgent\nlevel = \"L1\"\nitems = []\nsource = [\"NHS\"]\n```\n";
    fires("Wrap it. {ours}", empty, "a red-flag box without items");
}

#[test]
fn a_figure_without_words_for_it_is_found() {
    let figure = |id: &str, alt: &str| {
        format!("Wrap it. {{ours}}\n\n```figure\nid = \"{id}\"\nalt = \"{alt}\"\n```\n")
    };
    fires(
        "Wrap it. {ours}",
        &figure("leg-map", ""),
        "a figure without a text alternative",
    );
    fires(
        "Wrap it. {ours}",
        &figure("elbow", "An elbow"),
        "there is no figure `elbow`",
    );
}

#[test]
fn the_bones_of_a_condition_stand_in_order() {
    fires(
        "## How long it takes {#how-long}",
        "## How long {#how-long}",
        "here belongs: ## How long it takes {#how-long}",
    );
    fires(
        "## What not to do {#dont}",
        "### What not to do {#dont}",
        "here belongs: ## What not to do {#dont}",
    );
}

#[test]
fn front_matter_is_held_to_its_form() {
    fires("id = \"cold\"", "id = \"ice\"", "is not the file's name");
    fires(
        "summary = \"Comfort.\"",
        &format!("summary = \"{}\"", "long ".repeat(40)),
        "keep it within 160",
    );
    fires("order = 10", "order = 10\ncolour = 1", "unknown field `colour`");
    fires("calf-mid", "elbow", "the leg map has no place `elbow`");
    fires("synonyms = [\"ice\"]", "synonyms = []", "no synonyms");
    fires("+++\nid = \"cold\"", "id = \"cold\"", "no front matter");
}

#[test]
fn directives_are_held_to_their_form() {
    fires(
        "level = \"L1\"",
        "level = \"L9\"",
        "content/guide/conditions/dvt.md:21: unknown variant `L9`",
    );
    fires("```urgent", "```warning", "there is no block called `warning`");
    let action = "Wrap it. {ours}\n\n```action\nkind = \"routine\"\nlabel = \"Start\"\n```\n";
    fires(
        "Wrap it. {ours}",
        action,
        "a button to `routine:`, which does not exist",
    );
    fires(
        "Wrap it. {ours}",
        &action.replace("kind = \"routine\"", "kind = \"gate\"\ntarget = \"cramp/gone\""),
        "a button to `gate:cramp/gone`, which does not exist",
    );
    fires(
        "Wrap it. {ours}",
        &action.replace("kind = \"routine\"", "kind = \"recovery\"\ntarget = \"gone\""),
        "a button that starts `gone`, which is no plan",
    );
    fires(
        "Wrap it. {ours}",
        &action
            .replace("\"routine\"", "\"check\"")
            .replace("\"Start\"", "\"\""),
        "a button without words",
    );
    fires(
        "Wrap it. {ours}",
        &action.replace("\"routine\"", "\"question\""),
        "a question button without the question",
    );
}

#[test]
fn a_page_over_its_length_or_its_grade_is_found() {
    fires(
        "Wrap it. {ours}",
        &format!("{}{{ours}}", "Wrap it. ".repeat(700)),
        "words. Fix: cut it to 1,200",
    );
    let learned =
        "Neuromuscular deoxygenation precipitates involuntary contraction of gastrocnemius musculature. ";
    fires(
        "Wrap it. {ours}",
        &format!("{}{{ours}}", learned.repeat(9)),
        "the reading grade is",
    );
}

#[test]
fn too_few_phrases_and_phrases_asked_twice_are_found() {
    fires("\"is it\", ", "", "`asked` has 9 phrases");
    fires("\"is it\"", "\"Snow!\"", "`Snow!` is already asked on `cold`");
    fires("\"is it\"", "\"Clot\"", "`Clot` is among the page's synonyms");
}
