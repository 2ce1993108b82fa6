//! What halts a plan while it is replayed: results and stops on record, and the stops that the leg's own record raises.
//! Whether something may be done now is [`crate::permission::decide`]'s answer, not this module's.

use super::{plan::Gate, report::Timed, response::STOP_DURING, timeline::Timeline};
use crate::{
    care::{Activity, Pain},
    permission::{
        danger::{Danger, StopReason, What},
        word::Said,
    },
    recovery::load::Outing,
};

/// A stop that the record raised, with its end.
#[derive(Clone, Debug)]
pub(crate) struct Raised {
    pub(crate) danger: Danger,
    pub(crate) until: Option<i64>,
}

impl Timeline<'_> {
    /// Whether no pain at all is acceptable during a load: a bone, a clot, a compartment, or what nobody has named.
    fn no_pain(&self) -> bool {
        self.episode.body.condition.named_band() == Some(0)
    }

    /// Pain above this during or after a load stops everything.
    fn most_pain(&self) -> u8 {
        if self.no_pain() { 0 } else { STOP_DURING }
    }

    /// Stops by pain during or after a load: walks, runs, guided sessions of this leg.
    pub(crate) fn pain_stops(&self) -> Vec<Raised> {
        let most = self.most_pain();
        let outings = self
            .logged
            .all()
            .iter()
            .filter_map(|outing| Some((outing, outing.body.worst()?)))
            .filter(|(_, pain)| pain.score() > most);
        let mut stops: Vec<Raised> = outings.map(|(outing, pain)| self.pain_on(outing, pain)).collect();
        let mine = |subject: &Option<crate::journal::EntryId>| subject.as_ref() == Some(&self.episode.id);
        for hurt in self.record.hurts.iter().filter(|hurt| mine(&hurt.subject)) {
            if hurt.body.pain.score() > most {
                let ms = hurt.at.ms.saturating_add(hurt.body.lead_ms);
                let reason = StopReason::PainDuring {
                    pain: hurt.body.pain.score(),
                };
                stops.push(self.raised(reason, ms, hurt.written, hurt.at, &hurt.id));
            }
        }
        stops
    }

    fn pain_on(&self, outing: &Timed<'_, Outing>, pain: Pain) -> Raised {
        let reason = StopReason::PainDuring { pain: pain.score() };
        self.raised(reason, outing.eff, outing.written, outing.wall, outing.id)
    }

    /// A stop with its end.
    pub(crate) fn raised(
        &self,
        reason: StopReason,
        ms: i64,
        written: i64,
        at: crate::time::Stamp,
        source: &crate::journal::EntryId,
    ) -> Raised {
        let danger = Danger {
            written,
            at,
            ms: ms.min(self.now.ms),
            what: What::Stop(reason),
            source: Some(source.clone()),
        };
        let until = self.history.ends.of(&danger);
        Raised { danger, until }
    }

    /// Whether a result or a stop halts `gate` at `ms`.
    pub(crate) fn halted(&self, raised: &[Raised], gate: &Gate, ms: i64) -> bool {
        let on_record = self
            .history
            .spans
            .iter()
            .filter(|span| span.danger.is_major() && span.stands(ms));
        let of_leg = raised
            .iter()
            .filter(|one| one.danger.ms <= ms && one.until.is_none_or(|until| ms < until));
        on_record
            .map(|span| &span.danger)
            .chain(of_leg.map(|one| &one.danger))
            .any(|danger| !self.is_lifted(danger, gate, ms))
    }

    fn is_lifted(&self, danger: &Danger, gate: &Gate, ms: i64) -> bool {
        self.counting(ms)
            .any(|word| word.answers(danger) && (word.follows_plan() || word.names_step(&gate.id)))
    }

    /// Words about this episode that open something at `ms`.
    pub(crate) fn counting(&self, ms: i64) -> impl Iterator<Item = &Said> {
        let about = self.record.words.iter();
        let about = about.filter(|word| word.is_about(&self.episode.id));
        about.filter(move |word| word.counts(ms, self.wall_at(ms).date()))
    }

    /// Whether a clinician's word opens `gate` by name, or a later step of `steps`.
    pub(crate) fn overridden(&self, gate: &Gate, steps: &[&Gate], ms: i64) -> bool {
        let from_here = || steps.iter().skip_while(|step| step.id != gate.id);
        self.counting(ms)
            .any(|word| word.names_step(&gate.id) || from_here().any(|step| word.names_step(&step.id)))
    }

    /// The latest "not before" of clinicians' words about `gate` that is still to come at `ms`.
    pub(crate) fn not_before(&self, gate: &Gate, ms: i64) -> Option<i64> {
        let about = self.record.words.iter().filter(|word| {
            word.ms <= ms
                && word.is_about(&self.episode.id)
                && word.is_sound(self.wall_at(ms).date())
                && (word.follows_plan() || word.names_step(&gate.id))
        });
        let newest = about.max_by_key(|word| word.written)?;
        newest.not_before_ms.filter(|not_before| *not_before > ms)
    }

    /// Whether a clinician has said something that lets `gate` be entered at all, for what needs one.
    pub(crate) fn clinician_allows(&self, gate: &Gate, steps: &[&Gate], ms: i64) -> bool {
        let classes: &[Activity] = if gate.opens.is_empty() {
            &[Activity::Running]
        } else {
            &gate.opens
        };
        let by_class = |word: &Said| classes.iter().all(|class| word.word().permits.contains(class));
        self.overridden(gate, steps, ms)
            || self
                .counting(ms)
                .any(|word| word.follows_plan() || by_class(word))
    }
}
