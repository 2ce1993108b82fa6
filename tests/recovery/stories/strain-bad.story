# Grade 3 moves only with a clinician's record
strain g3 left
d0 18 check 3/6                     => phase 0; alert needs_clinician; gate phase-1 clinician
d4 11 check 0/2                     => phase 0; open none; gate phase-1 clinician
d4 12 see stretch                   => phase 1; open phase-1; gate phase-2 clinician; noalerts
d5 11 check 0/1                     => open phase-1; gate phase-2 clinician

# "Saw a doctor" without a diagnosis opens nothing
strain g3 left
d0 18 check 3/6                     => phase 0
d4 11 check 0/2                     => open none
d4 12 saw stretch                   => open none; gate phase-1 clinician; alert needs_clinician

# Pop and cannot push off is grade 3 whatever the pain
strain pop left
d0 18 check 0/0                     => alert needs_clinician
d5 11 check 0/0                     => open none; gate phase-1 clinician

# Not clearly better at day 3: an alert, not an exit criterion
strain g1 left
d0 18 check 1/4                     => phase 0
d2 11 check 1/4                     => phase 1
d3 11 check 1/3                     => alert not_clearly_better; phase 1; open phase-1
d4 11 check 0/2                     => noalerts; phase 1

# Thirty per cent is enough to count as better
strain g1 left
d0 18 check 1/3                     => phase 0
d3 11 check 1/2                     => noalerts; phase 1

# The day 3 look was missed: it stays due
strain g1 left
d0 18 check 1/4                     => phase 0
d2 11 check 1/4                     => phase 1
d5 11 look                          => alert look_due; open none
d5 12 check 0/2                     => noalerts

# Pain at rest 2 on day 2: the first step waits
strain g1 left
d0 18 check 3/4                     => phase 0
d2 11 check 2/3                     => phase 0; gate phase-1 ability; open none
d3 11 check 1/2                     => phase 1

# Swelling up on day 2: a check is offered; on day 4 it is S4
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 1/2 up                  => phase 0; alert worse_early; nostop; open none
d3 9  check 0/1                     => nostop
d4 11 check 0/1 up                  => stop worse; open none

# Worse on day 6 without a load is S4
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1                     => phase 1
d4 9  check 0/0                     => phase 1
d6 11 check 2/2                     => stop worse; open none; gate phase-1 stopped

# The person says worse, whatever the numbers
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1                     => phase 1
d5 11 check 0/1 worse               => stop worse

# A rise of 2 after exercises, gone the next morning: one phase back
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d5 8  check 0/2 did                 => phase 1; alert stepped_back; nostop; open none
d6 8  check 0/0                     => phase 1; nostop; open phase-1; gate phase-2 ability

# A rise of 3 after a load is S4
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d3 17 flat 20 0                     => phase 2
d4 8  check 0/3                     => stop worse; open none

# It crept back a point a day above the band
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1                     => phase 1
d4 8  check 0/1                     => nostop
d5 8  check 0/2                     => nostop; phase 1
d6 8  check 0/3                     => stop came_back; open none

# Walk-run: one point more repeats, two more go back a level, the phase stays
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d8 9  check 0/0; brisk 30 0         => phase 2
d9 8  check 0/0; test raise 10/22 0 => phase 3
d9 9  brisk 30 0                    => phase 3
d10 8 check 0/0; test raise 20/22 0; test hop 20/20 0 => phase 4; ladder 1/0 start
d10 17 walkrun 1 0                  => ladder 1/0 waiting
d11 8 check 0/0                     => ladder 1/1 more
d12 8 check 0/0; walkrun 1 0        => phase 4
d13 8 check 0/0                     => ladder 1/2 more
d14 8 check 0/0; walkrun 1 0        => phase 4
d15 8 check 0/0                     => ladder 2/0 up
d16 8 check 0/0; walkrun 2 0        => phase 4
d17 8 check 0/1                     => ladder 2/0 repeat; phase 4; nostop
d18 8 check 0/0; walkrun 2 0        => phase 4
d19 8 check 0/2                     => ladder 1/0 back; phase 4; nostop
d20 8 check 0/0                     => ladder 1/0 back; phase 4; nostop

# Walk-run on two days running: the second does not count
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d8 9  check 0/0; brisk 30 0         => phase 2
d9 8  check 0/0; test raise 10/22 0 => phase 3
d9 9  brisk 30 0                    => phase 3
d10 8 check 0/0; test raise 20/22 0; test hop 20/20 0 => phase 4
d10 17 walkrun 1 0                  => phase 4
d11 8 check 0/0; walkrun 1 0        => phase 4
d12 8 check 0/0                     => ladder 1/1 too_soon
d13 8 check 0/0; walkrun 1 4        => phase 4
d14 8 check 0/0                     => ladder 1/1 repeat

# A failed hop test closes what it had opened
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d8 9  check 0/0; brisk 30 0         => phase 2
d9 8  check 0/0; test raise 10/22 0 => phase 3
d9 9  brisk 30 0                    => phase 3
d10 8 check 0/0; test raise 20/22 0; test hop 20/20 0 => phase 4; gate phase-4 open
d11 8 check 0/0; test hop 6/20 4    => gate phase-4 held; gate phase-3 open
d12 8 check 0/0; test hop 20/20 1   => gate phase-4 open

# Breathless on day 9 of a good course: everything stops, a doctor's permission opens only what it names
strain g1 left
d0 18 check 1/3                     => phase 0
d2 11 check 0/1; flat 10 0          => phase 1
d2 17 flat 10 0                     => phase 1
d3 8  check 0/0; test two 15 0      => phase 2
d9 8  check 0/0 red:breath=yes      => stop red_flag; open none; tests none
d10 8 check 0/0                     => stop red_flag; open none
d10 15 see stretch                  => open phase-1; gate phase-2 stopped
d11 8 check 0/0                     => open phase-1; gate phase-2 stopped
