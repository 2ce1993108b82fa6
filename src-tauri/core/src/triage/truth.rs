//! Three truth values, and the set of those that a condition may still take.

/// What a condition can be: a set of the three truth values. A single value when all is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PossibleTruth(u8);

impl PossibleTruth {
    /// Known to be true.
    pub const TRUE: Self = Self(1);
    /// Not known.
    pub const UNKNOWN: Self = Self(2);
    /// Known to be false.
    pub const FALSE: Self = Self(4);
    /// True or false, to be seen.
    pub const TRUE_OR_FALSE: Self = Self(5);
    /// Anything: the question may still be answered in any way.
    pub const ANY: Self = Self(7);

    /// Whether it can be true.
    pub fn may_be_true(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether it can be known false.
    pub fn may_be_false(self) -> bool {
        self.0 & 4 != 0
    }

    /// Whether it is certainly true.
    pub fn is_certainly_true(self) -> bool {
        self == Self::TRUE
    }

    /// Whether it is certainly known to be false.
    pub fn is_certainly_false(self) -> bool {
        self == Self::FALSE
    }

    pub(super) fn not(self) -> Self {
        Self((self.0 & 2) | ((self.0 & 1) << 2) | ((self.0 & 4) >> 2))
    }

    pub(super) fn and(self, other: Self) -> Self {
        let (a, b) = (self.0, other.0);
        let is_true = a & b & 1;
        let is_false = (a | b) & 4;
        // Unknown when one side is unknown and the other is not false.
        let unknown = ((a & 2 != 0 && b & 3 != 0) || (b & 2 != 0 && a & 3 != 0)) as u8 * 2;
        Self(is_true | is_false | unknown)
    }

    pub(super) fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    pub(super) fn maybe(self) -> Self {
        let can_hold = u8::from(self.0 & 3 != 0);
        Self(can_hold | (self.0 & 4))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [PossibleTruth; 3] = [PossibleTruth::TRUE, PossibleTruth::UNKNOWN, PossibleTruth::FALSE];

    #[test]
    fn and_or_and_not_follow_kleene_on_single_values() {
        let rank = |can: PossibleTruth| match can.0 {
            1 => 2,
            2 => 1,
            _ => 0,
        };
        for a in ALL {
            for b in ALL {
                assert_eq!(rank(a.and(b)), rank(a).min(rank(b)));
                assert_eq!(rank(a.or(b)), rank(a).max(rank(b)));
            }
            assert_eq!(rank(a.not()), 2 - rank(a));
        }
    }

    #[test]
    fn sets_of_values_contain_what_every_pair_of_their_members_gives() {
        for a in 1..8u8 {
            for b in 1..8u8 {
                let mut want = 0;
                for x in ALL.iter().filter(|x| x.0 & a != 0) {
                    for y in ALL.iter().filter(|y| y.0 & b != 0) {
                        want |= x.and(*y).0;
                    }
                }
                assert_eq!(PossibleTruth(a).and(PossibleTruth(b)).0, want, "{a} and {b}");
            }
        }
    }

    #[test]
    fn maybe_is_always_true_or_false() {
        assert_eq!(PossibleTruth::UNKNOWN.maybe(), PossibleTruth::TRUE);
        assert_eq!(PossibleTruth::ANY.maybe(), PossibleTruth::TRUE_OR_FALSE);
        assert_eq!(PossibleTruth::FALSE.maybe(), PossibleTruth::FALSE);
    }
}
