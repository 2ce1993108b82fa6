# Still sore at 72 h: walking pain 3 keeps exercise shut and says so
cramp left
d0 18 check 4/5                     => open none
d1 11 check 3/5                     => open massage
d2 11 check 3/4                     => open massage
d3 11 check 2/3                     => open massage; gate exercise ability; alert too_long; phase 0
d4 11 check 1/2                     => open massage,exercise; phase 1; noalerts

# Not better at 72 h: the same pain as on the first day
cramp left
d0 18 check 1/2                     => open none
d1 11 check 1/2                     => open massage
d3 11 check 1/2                     => open massage; gate exercise ability; alert not_clearly_better; phase 0

# Walking pain 1 to 2 and better: only the flat walk opens
cramp left
d0 18 check 2/4                     => open none
d3 11 check 0/2                     => open massage,exercise; gate faster ability; noalerts

# A leg that swells is not rubbed, and the plan stops for the row
cramp left
d0 18 check 2/3                     => open none
d1 11 check 2/3 up                  => open none; gate massage held; alert worse_early; nostop
d2 11 check 1/2 red:swollen=yes     => open none; gate massage stopped; stop red_flag
d3 11 check 0/0                     => open none; stop red_flag; gate exercise stopped

# Not sure on a row stops like yes; answering no the next day lifts nothing
cramp left
d0 18 check 2/3                     => open none
d1 11 check 1/2 red:warm=notsure => open none; stop red_flag
d2 11 check 0/1                     => open none; stop red_flag
d5 11 check 0/0                     => open none; stop red_flag

# Deleting the red answer lifts nothing: its stop stays
cramp left
d0 18 check 2/3                     => open none
d1 11 flag swollen                  => open none; stop red_flag
d1 12 check 1/2                     => open none; stop red_flag
d4 11 check 0/0                     => open none; stop red_flag

# A complete own check a day later lifts a stop; one on the same day does not
cramp left
d0 18 check 2/3                     => open none
d1 11 check 1/2 red:fever=notsure   => stop red_flag
d1 13 result self_care complete     => stop red_flag; open none
d2 12 check 0/1                     => stop red_flag
d2 14 result self_care complete     => nostop; open massage

# An incomplete check lifts nothing
cramp left
d0 18 check 2/3                     => open none
d1 11 check 1/2 red:fever=notsure   => stop red_flag
d3 12 check 0/1                     => stop red_flag
d3 14 result clinician_days partial => stop red_flag; open none

# A check that says same day stops everything until a new one a day later
cramp left
d0 18 check 2/3                     => open none
d1 11 check 1/2                     => open massage
d1 12 result same_day complete      => open none; stop check; gate massage stopped
d2 11 check 0/1                     => open none; stop check
d2 13 result self_care complete     => nostop; open massage

# A red flag entered late for yesterday stops the plan though today is clear
cramp left
d0 18 check 2/3                     => open none
d2 11 check 0/1                     => open massage
d2 12 check 1/2 yesterday red:foot_nerve=yes => open none; stop red_flag; gate massage stopped

# Worse on day 4 without any load is rule S4
cramp left
d0 18 check 2/3                     => open none
d3 11 check 0/1                     => phase 1
d4 11 check 2/3                     => stop worse; open none

# Back again on day 5 after it was better is rule S4
cramp left
d0 18 check 3/4                     => open none
d3 11 check 0/0                     => phase 1
d5 11 check 0/1 back                => stop came_back; open none

# Back again before day 3 offers a check and waits
cramp left
d0 18 check 3/4                     => open none
d1 11 check 0/0                     => open massage
d2 11 check 3/4                     => alert worse_early; nostop; open none; gate massage held

# One point more the morning after the walk: one step back
cramp left
d0 18 check 2/3                     => open none
d3 11 check 0/0                     => phase 1
d3 17 flat 15 1                     => phase 1
d4 8  check 0/1                     => phase 0; nostop; gate faster before
d5 8  check 0/0                     => phase 1; gate faster ability

# Two points more after a walk, gone the next morning: one step back, no alarm
cramp left
d0 18 check 2/4                     => open none
d3 11 check 0/0                     => phase 1
d3 17 flat 15 1                     => phase 1
d4 8  check 0/2                     => phase 0; alert stepped_back; nostop; open none
d5 8  check 0/0                     => nostop; phase 1; open massage,exercise

# Two points more after a walk, not gone the next morning: the check
cramp left
d0 18 check 2/4                     => open none
d3 11 check 0/0                     => phase 1
d3 17 flat 15 1                     => phase 1
d4 8  check 0/2                     => alert stepped_back; nostop
d5 8  check 0/1                     => stop not_gone; open none

# Pain above 5 on the run: stop and check
cramp left
d0 18 check 2/4                     => open none
d3 11 check 0/0                     => phase 1
d3 12 flat 15 6                     => stop pain_during; open none

# A limp on the walk: it does not count
cramp left
d0 18 check 2/4                     => open none
d3 11 check 0/0                     => phase 1
d3 12 flat 15 1 limp                => phase 1
d4 8  check 0/0                     => phase 1; gate faster ability

# Strength waits two weeks, and for walking without much pain
cramp left
d0 18 check 2/4                     => open none
d13 11 check 0/3                    => gate strength time
d14 11 check 0/3                    => gate strength ability
d15 11 check 0/2                    => gate strength open
