//! What people say, what they would answer, and the least urgent level that is acceptable. Written before the rules were
//! tuned, many of them after published cases named in content/sources.toml.

use crate::common::{answers, level, triage};

/// (their words, starting point, answers, level)
const STORIES: &[(&str, &str, &str, &str)] = &[
    (
        "Calf locked in the last kilometre, let go when I stretched it. Fine now.",
        "cramp",
        "pain=1",
        "L4",
    ),
    (
        "Both calves cramped after the long run, one after the other, then it was over.",
        "cramp",
        "which=both",
        "L4",
    ),
    (
        "Woke at three with a knot in the calf, two minutes, back to sleep. Happens every few months.",
        "night",
        "pain=0",
        "L4",
    ),
    (
        "Stairs are murder since the hill session the day before yesterday, both legs.",
        "doms",
        "pain=4",
        "L4",
    ),
    (
        "Felt a twinge sprinting for the bus. I walk fine and can stand on my toes.",
        "strain",
        "",
        "L4",
    ),
    (
        "Got a knee in the calf at football, small bruise, I walk normally.",
        "knock",
        "",
        "L4",
    ),
    (
        "My calves have felt tight for two weeks, both the same.",
        "tight",
        "",
        "L4",
    ),
    (
        "Inner shins ache since I doubled my distance last week.",
        "shin",
        "",
        "L4",
    ),
    (
        "Heel cord stiff in the mornings since a few days.",
        "heel",
        "",
        "L4",
    ),
    // Clots (NHS-DVT, SSMI, THEISS, ATLANTIC, COOPER-PE, IRVING)
    (
        "Flew home from the race on Sunday. Calf is fat but hardly hurts.",
        "blank",
        "which=none; swollen=left; clot=journey; pain=0",
        "L2",
    ),
    (
        "Marathon in spring, calf strain they said, and now I am out of breath on the stairs.",
        "strain",
        "day=d14; trend=same; breath=breathless",
        "L1",
    ),
    (
        "I only puff at race pace, but my resting pulse is 90 and was always 50.",
        "strain",
        "breath=heart",
        "L1",
    ),
    (
        "It was 80 percent better after three days, and four weeks later it hurts again.",
        "strain",
        "day=d28; trend=relapse",
        "L2",
    ),
    (
        "Constant ache in one calf, nothing to see. I take the pill and flew two weeks ago.",
        "blank",
        "pattern=constant; clot=journey,hormones",
        "L2",
    ),
    (
        "Tennis leg two weeks ago, and since yesterday the calf is swollen.",
        "strain",
        "day=d14; trend=relapse; swollen=left; swollen_since=later; swollen_where=calf",
        "L2",
    ),
    (
        "Twisted it yesterday, small bump right there, less than an egg. Nothing else.",
        "knock",
        "swollen=left; swollen_amount=little; swollen_where=spot; swollen_since=within48; day=d0; trend=early",
        "L3",
    ),
    (
        "The same small bump, but I had a clot years ago.",
        "knock",
        "swollen=left; swollen_amount=little; swollen_where=spot; swollen_since=within48; clot=earlier",
        "L2",
    ),
    (
        "28 weeks pregnant, right calf sore all day since yesterday.",
        "blank",
        "pregnant=late; pattern=constant; which=right",
        "L2",
    ),
    (
        "24 weeks, night cramps that let go, legs normal.",
        "night",
        "pregnant=late; pregnant_signs=no",
        "L4",
    ),
    (
        "Is it swollen? I honestly cannot tell. I had my knee operated on six weeks ago.",
        "blank",
        "swollen=?; clot=operation",
        "L2",
    ),
    // Pressure (C2DX, THIEME-AECS, AMSSM-CONVOL, BOAA)
    (
        "Played football for five minutes and now the shin is rock hard, pain nine, getting worse by the hour.",
        "blank",
        "start=builds; pain=9; course=climbing; pressure=hard",
        "L1",
    ),
    (
        "I can still feel the pulse in my foot, but the pain is eight and moving my toes is hell.",
        "strain",
        "pain=8; pressure=toes",
        "L1",
    ),
    (
        "Cannot lift my foot since the hike. It hardly hurts.",
        "blank",
        "start=after; foot_nerve=weak; day=d0; pain=1",
        "L1",
    ),
    (
        "Foot drop for four days, my back is sore too.",
        "blank",
        "foot_nerve=weak; pattern=shooting; start=unknown; day=d3; trend=same",
        "L2",
    ),
    (
        "Shins tighten at the third kilometre every time and the foot goes numb; ten minutes later all is well.",
        "blank",
        "start=builds; pattern=effort; foot_nerve=exercise; which=both; day=d28; trend=same",
        "L3",
    ),
    (
        "I don't know whether it is numb, it feels odd.",
        "cramp",
        "foot_nerve=?",
        "L2",
    ),
    // Arteries (NUMBLEG, HINDAWI-PAES, NHS-PAD-OLD)
    (
        "Grandma's leg is cold and white, they thought it was sciatica.",
        "blank",
        "age=a60; foot_cold=left; pattern=shooting",
        "L1",
    ),
    (
        "My toes hurt in bed, I hang the leg out and it gets better.",
        "blank",
        "age=a60; pattern=hang",
        "L2",
    ),
    (
        "The calf stops me at 200 metres, always, and lets me go after a minute's stand.",
        "blank",
        "age=a60; pattern=effort; start=gradual; day=d28; trend=same",
        "L3",
    ),
    // Tendon and bone (BUPA-ACH, AMSSM-FIB, POGO, OTTAWA)
    (
        "Heard a snap at badminton, looked round who had kicked me. I can walk flat.",
        "strain",
        "pop=pop,kick; tiptoe=cannot; pain=1",
        "L2",
    ),
    (
        "A snap, but I have not dared to try my toes.",
        "strain",
        "pop=pop; tiptoe=not_tried",
        "L2",
    ),
    (
        "No pop, but from one step to the next no push-off.",
        "strain",
        "tiptoe=cannot; steps=limp",
        "L2",
    ),
    (
        "Outside of the lower leg hurts at one spot since kilometre 40.",
        "blank",
        "bone=spot; map=leg_outer; start=gradual",
        "L3",
    ),
    (
        "One spot at the front of the shin, and I limp.",
        "blank",
        "bone=spot; map=shin_front; steps=limp; start=gradual",
        "L2",
    ),
    (
        "Twisted the ankle, cannot take four steps.",
        "knock",
        "steps=no",
        "L2",
    ),
    (
        "On ciprofloxacin, heel cord sore since yesterday.",
        "heel",
        "medicines=quinolone; day=d0",
        "L2",
    ),
    // Infection (NF17, EMJ-PYO, NHS-CELL)
    (
        "The redness crossed the pen line within two hours.",
        "blank",
        "colour=left; skin=spreading",
        "L1",
    ),
    (
        "Lower leg red and hot, I feel fine otherwise.",
        "blank",
        "colour=right; warm=right",
        "L2",
    ),
    (
        "Hit on the calf six weeks ago; now deep pain and chills, 38.6.",
        "knock",
        "day=d28; trend=worse; fever=yes",
        "L2",
    ),
    (
        "Feverish, confused, the calf is hot.",
        "blank",
        "fever=yes; ill=yes; warm=left",
        "L1",
    ),
    (
        "Trod on a rusty nail three days ago and now the calf keeps cramping.",
        "cramp",
        "wound=dirty",
        "L2",
    ),
    // Muscle breakdown, heat, spine (RHABDO-CALF, RHABDO-SPIN, EAH-PMC, RFH-CES)
    (
        "Two hundred calf raises on a dare, my pee looks like cola.",
        "doms",
        "urine=yes",
        "L1",
    ),
    (
        "Spin class on Saturday, thighs and calves swollen and so weak I cannot get up.",
        "doms",
        "swollen=both; muscles=weak",
        "L2",
    ),
    (
        "Drank at every station, now cramps everywhere, headache and sick.",
        "cramp",
        "body_cramps=many,signs",
        "L1",
    ),
    (
        "Back pain, and since this morning I cannot feel myself wipe.",
        "blank",
        "spine=saddle; pattern=shooting",
        "L1",
    ),
    (
        "Pain from the buttock to the calf, tingling, foot is strong.",
        "blank",
        "pattern=shooting; foot_nerve=numb; which=left",
        "L3",
    ),
    // Blood thinners, statins, children
    (
        "On apixaban. Small strain yesterday, calf feels tight.",
        "strain",
        "medicines=thinner; pattern=use,tight",
        "L2",
    ),
    (
        "Statin since a month, both calves ache for no reason.",
        "blank",
        "medicines=statin; which=both; pattern=use; start=gradual",
        "L3",
    ),
    (
        "My eight-year-old walks on tiptoe after the flu, both calves sore.",
        "blank",
        "age=under16; history=virus; which=both; steps=limp",
        "L2",
    ),
    (
        "She is ten and her legs ache in the evening, fine by day.",
        "tight",
        "age=under16",
        "L3",
    ),
    (
        "A lump in the calf that has been growing for two months.",
        "blank",
        "signs=lump_grows",
        "L3",
    ),
    (
        "The calf strain is no better on day four.",
        "strain",
        "day=d3; trend=same",
        "L3",
    ),
    ("Cramps every night, I am so tired.", "night", "often=sleep", "L3"),
    (
        "Sore cord on the inside of the thigh.",
        "blank",
        "signs=cord_long",
        "L2",
    ),
    (
        "I just do not want to answer all that. Nothing of the first page.",
        "blank",
        "which=-; swollen=-; colour=-; warm=-; start=-; pattern=-; day=-; trend=-; steps=-; tiptoe=-; pop=-; bruise=-; bone=-; signs=-; distance=-; knee=-; wound=-; muscles=-; often=-; map=-; clot=-; pregnant=-; minor=-; veins=-; medicines=-; conditions=-; history=-",
        "L3",
    ),
    (
        "No idea what my temperature is, and I may be hot.",
        "cramp",
        "fever=?",
        "L2",
    ),
];

#[test]
fn every_story_ends_at_its_level() {
    assert!(STORIES.len() >= 40);
    let mut wrong = Vec::new();
    for (words, base, changes, want) in STORIES {
        let outcome = soleus_core::triage::decide(triage(), &answers(base, changes));
        if outcome.level != level(want) {
            wrong.push(format!(
                "{words}\n    wanted {want}, got {:?} by {:?}",
                outcome.level,
                outcome.ids()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The level a story must have, for the mutation run.
pub(crate) fn all() -> impl Iterator<Item = (soleus_core::triage::Answers, soleus_core::care::Level)> {
    STORIES
        .iter()
        .map(|(_, base, changes, want)| (answers(base, changes), level(want)))
}
