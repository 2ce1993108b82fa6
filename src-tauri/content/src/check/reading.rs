//! The reading list: a page for every step of every plan, and no page or step that does not exist.

use crate::{
    content::Content,
    problem::Problem,
    reading::{START, step},
};

const FILE: &str = "reading.toml";

/// Plans and steps without pages, and names of what does not exist.
pub(super) fn check(content: &Content, problems: &mut Vec<Problem>) {
    let mut say = |what: String, fix: &str| problems.push(Problem::new(FILE, 0, what, fix));
    for plan in &content.plans {
        if content
            .lists
            .reading
            .plan
            .iter()
            .all(|reading| reading.id != plan.id)
        {
            say(
                format!("the plan `{}` has no pages to read", plan.id),
                "name some",
            );
        }
    }
    for reading in &content.lists.reading.plan {
        let Some(plan) = content.plans.iter().find(|plan| plan.id == reading.id) else {
            say(format!("no plan is called `{}`", reading.id), "correct the id");
            continue;
        };
        let mut steps: Vec<&str> = vec![START];
        steps.extend(plan.steps().map(|gate| step(Some(&gate.id))));
        for missing in steps.iter().filter(|step| !reading.steps.contains_key(**step)) {
            say(
                format!("the step `{missing}` of `{}` has no pages", plan.id),
                "name some",
            );
        }
        for unknown in reading
            .steps
            .keys()
            .filter(|step| !steps.contains(&step.as_str()))
        {
            say(
                format!("`{}` has no step `{unknown}`", plan.id),
                "correct the name",
            );
        }
        for page in reading.steps.values().flatten().chain(&reading.always) {
            if content.article(page).is_none() {
                say(format!("no page is called `{page}`"), "correct the id");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(change: impl FnOnce(&mut Content)) -> Vec<String> {
        let mut content = crate::whole();
        change(&mut content);
        let mut problems = Vec::new();
        check(&content, &mut problems);
        problems.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_step_of_every_plan_has_pages_that_exist() {
        assert_eq!(problems(|_| ()), Vec::<String>::new());
    }

    #[test]
    fn what_is_missing_or_unknown_is_reported() {
        let missing = problems(|content| {
            content.lists.reading.plan.remove(0);
        });
        assert!(missing[0].contains("has no pages to read"), "{missing:?}");
        let changed = problems(|content| {
            let plan = &mut content.lists.reading.plan[0];
            let pages = plan.steps.remove(START).unwrap();
            plan.steps.insert("begin".into(), pages);
            plan.always.push("no-page".into());
        });
        for said in [
            "the step `start` of",
            "has no step `begin`",
            "no page is called `no-page`",
        ] {
            assert!(
                changed.iter().any(|problem| problem.contains(said)),
                "{changed:?}"
            );
        }
    }
}
