extension FunctionCase {
    static let days = table(
        #"""
        today
        plain | today() | 2026-11-22 | a day without a time
        now
        plain | now() | 2026-11-22T10:30:00.250+08:00 | to the thousandth, with the offset
        date
        plain | date(today() + 30) | 2026-12-22 | days add up
        empty | date('') | '' | nothing is no day
        nan | date(0 div 0) | '' | NaN is no day
        nan | date('soon') | '' | neither is a word
        huge | date(2932896) | 9999-12-31 | the last day of four digits
        huge | date(2932897) | '' | behind it there is none
        huge | date(-719162) | 0001-01-01 | the first day of the first year
        huge | date(99999999999999999999) | '' | and none without measure
        chinese | date('2026年3月4日') | '' | days are written in digits
        chinese | date('２０２６-03-04') | '' | and not in full-width ones
        nodes | date(/data/tank/volume) | 1970-04-11 | of many nodes the first, day 100
        nodes | date(/data/none) | '' | no node is no day
        kind | date(true()) | 1970-01-02 | true is day 1
        leap | date('2024-02-29') | 2024-02-29 | 2024 had it
        leap | date('2000-02-29') | 2000-02-29 | so had 2000
        leap | date('2100-02-29') | '' | 2100 will not
        ends | date('2026-04-31') | '' | April has 30 days
        ends | date('2026-13-01') | '' | there are 12 months
        zone | date('2026-03-04T23:59:59.999-11:00') | 2026-03-04 | the day where it was written
        part | date(20516.999) | 2026-03-04 | the day is not over
        part | date(-0.5) | 1969-12-31 | neither before 1970
        date-time
        plain | date-time('2026-03-04') | 2026-03-04T00:00:00.000+08:00 | a day begins at midnight here
        empty | date-time('') | '' | nothing is no time
        nan | date-time('soon') | '' | neither is a word
        huge | date-time(-1 div 0) | '' | nor an infinity
        chinese | date-time('三月四日') | '' | nor Chinese words
        nodes | date-time(/data/none) | '' | nor no node
        kind | date-time(20516) | 2026-03-04T00:00:00.000+08:00 | a number is a day
        leap | date-time('2024-02-29T12:00') | 2024-02-29T12:00:00.000+08:00 | 2024 had it
        ends | date-time('2026-12-31T24:00') | '' | midnight belongs to the day behind it
        ends | date-time('2026-12-31T23:59:60') | '' | there are no leap seconds
        zone | date-time('2026-03-04T09:30:00Z') | 2026-03-04T09:30:00.000+00:00 | the offset stays as written
        zone | date-time('2026-03-04T09:30:00.5-0330') | 2026-03-04T09:30:00.500-03:30 | with or without a colon
        zone | date-time('2026-03-04T09:30:00+15:00') | '' | no place is 15 hours ahead
        part | date-time(20516.25) | 2026-03-04T06:00:00.000+08:00 | a quarter of a day is six hours
        decimal-date-time
        plain | decimal-date-time('1970-01-02T06:00') | 1.25 | a day and a quarter
        empty | decimal-date-time('') | NaN | nothing is no time
        nan | decimal-date-time('soon') | NaN | neither is a word
        chinese | decimal-date-time('三月') | NaN | nor a Chinese one
        nodes | decimal-date-time(/data/none) | NaN | nor no node
        kind | decimal-date-time(true()) | 1 | true is day 1
        leap | decimal-date-time('2024-02-29') | 19782 | 2024 had it
        ends | decimal-date-time('1969-12-31') | -1 | the day before the first
        zone | decimal-date-time('1970-01-01T06:00:00.000-08:00') | 0.25 | a time counts by its own clock
        part | decimal-date-time(1.5) | 1.5 | a number stays itself
        decimal-time
        plain | decimal-time('06:00:00.000+08:00') | 0.25 | a quarter of the day
        plain | decimal-time('2026-03-04') | 0 | a day begins at midnight
        empty | decimal-time('') | NaN | nothing is no time
        nan | decimal-time('soon') | NaN | neither is a word
        chinese | decimal-time('六点') | NaN | nor a Chinese one
        nodes | decimal-time(/data/none) | NaN | nor no node
        kind | decimal-time(true()) | 0 | true is day 1, and it begins
        leap | decimal-time('2024-02-29T12:00') | 0.5 | noon is a half
        ends | decimal-time('24:00') | NaN | midnight belongs to the day behind it
        zone | decimal-time('06:00Z') | 0.25 | a time counts by its own clock
        part | decimal-time(1.25) | 0.25 | of a number what stands behind the point
        part | decimal-time(-0.25) | 0.75 | also before 1970
        format-date
        plain | format-date('2026-03-04', '%d.%m.%y %b %a') | 04.03.26 Mar Wed | with names of months and days
        empty | format-date('', '%Y') | '' | nothing is no day
        empty | format-date(today(), '') | '' | without a format nothing is written
        nan | format-date('soon', '%Y') | '' | a word is no day
        chinese | format-date('2026-03-04', '%Y年%n月%e日') | 2026年3月4日 | what is no code stays
        nodes | format-date(/data/none, '%Y') | '' | no node is no day
        kind | format-date(20516, '%Y') | 2026 | a number is a day
        leap | format-date('2024-02-29', '%b %e') | Feb 29 | 2024 had it
        ends | format-date('2026-12-31', '%e/%n') | 31/12 | the last of the year
        ends | format-date('2026-03-04', '100%% %Q %') | 100% %Q % | what is no code stays
        zone | format-date('2026-03-04T23:30-11:00', '%d') | 04 | the day where it was written
        part | format-date(20516.99, '%d') | 04 | the day is not over
        format-date-time
        plain | format-date-time(now(), '%H:%M:%S.%3') | 10:30:00.250 | to the thousandth
        plain | format-date-time('2026-03-04T09:05', '%h:%M') | 9:05 | hours with and without a zero
        empty | format-date-time('', '%H') | '' | nothing is no time
        nan | format-date-time('soon', '%H') | '' | neither is a word
        chinese | format-date-time('2026-03-04T09:30', '%H时%M分') | 09时30分 | what is no code stays
        nodes | format-date-time(/data/none, '%H') | '' | no node is no time
        kind | format-date-time(20516, '%H:%M') | 00:00 | a day begins at midnight
        leap | format-date-time('2024-02-29T23:00', '%m%d%H') | 022923 | 2024 had it
        ends | format-date-time('2026-12-31T23:59:59.999', '%y%S') | 2659 | nothing is rounded up
        zone | format-date-time('2026-03-04T09:30:00Z', '%H') | 09 | by the clock where it was written
        part | format-date-time(20516.75, '%H') | 18 | three quarters are 18 hours
        """#)

    static let spans = table(
        #"""
        add-date
        plain | add-date('2026-11-22', 0, 0, 30) | 2026-12-22 | days lead into the next month
        empty | add-date('', 1) | '' | nothing is no day
        empty | add-date('2026-03-04', '', '', 1) | 2026-03-05 | an amount that is not answered is none
        nan | add-date('2026-03-04', 'x') | 2026-03-04 | neither is a word one
        nan | add-date('soon', 1) | '' | a word is no day
        huge | add-date('2026-03-04', 9999) | '' | there are four digits for a year
        huge | add-date('2026-03-04', 0, 99999999999999999999) | '' | and months are not without measure
        huge | add-date('2026-03-04', 1 div 0) | '' | nor years
        huge | add-date('2026-03-04', -2026) | '' | the first year is 1
        nodes | add-date(/data/none, 1) | '' | no node is no day
        kind | add-date(20516, true()) | 2027-03-04 | a whole number is a day, and true is 1
        leap | add-date('2024-02-29', 1) | 2025-02-28 | 2025 had none
        leap | add-date('2024-02-29', 4) | 2028-02-29 | 2028 has one
        ends | add-date('2026-01-31', 0, 1) | 2026-02-28 | the last day of a month that is too short
        ends | add-date('2026-03-31', 0, -1) | 2026-02-28 | also backwards
        ends | add-date('2026-12-31', 0, 0, 0, 25) | 2027-01-01T01:00:00.000+08:00 | hours lead into the next year
        zone | add-date('2026-03-04T23:30:00.000-05:00', 0, 0, 0, 1) | 2026-03-05T00:30:00.000-05:00 | the offset stays
        part | add-date('2026-03-04', 0, 0, 1.9) | 2026-03-05 | amounts are cut off to whole ones
        part | add-date(20516.5, 0, 0, 1) | 2026-03-05T12:00:00.000+08:00 | a time stays one
        difference-in-days
        plain | difference-in-days('2023-01-01', '2023-08-01') | 212 | whole days between
        plain | difference-in-days('2023-08-01', '2023-01-01') | -212 | below zero the other way round
        empty | difference-in-days('', today()) | NaN | nothing is no day
        nan | difference-in-days('soon', today()) | NaN | neither is a word
        nodes | difference-in-days(/data/none, today()) | NaN | nor no node
        kind | difference-in-days(true(), 3) | 2 | numbers are days
        leap | difference-in-days('2020-02-29', '2024-02-29') | 1461 | four years have one day more
        ends | difference-in-days('2026-12-31', '2027-01-01') | 1 | over the end of a year
        zone | difference-in-days('2026-03-04T23:00-11:00', '2026-03-05T23:00+14:00') | 1 | by the clocks where they were written
        part | difference-in-days('2026-03-04T12:00', '2026-03-06T11:00') | 1 | the second day is not over
        part | difference-in-days(3.5, 0) | -3 | also the other way round
        difference-in-weeks
        plain | difference-in-weeks('2023-01-05', '2023-10-11') | 39 | whole weeks between
        empty | difference-in-weeks(today(), '') | NaN | nothing is no day
        nan | difference-in-weeks('soon', today()) | NaN | neither is a word
        nodes | difference-in-weeks(/data/none, today()) | NaN | nor no node
        kind | difference-in-weeks(0, 14) | 2 | numbers are days
        leap | difference-in-weeks('2020-02-29', '2024-02-29') | 208 | 1461 days and no more
        ends | difference-in-weeks('2023-06-10', '2023-06-16') | 0 | six days are none
        zone | difference-in-weeks('2026-03-04T23:00-11:00', '2026-03-11T23:00+14:00') | 1 | by the clocks where they were written
        part | difference-in-weeks(7.5, 0) | -1 | also the other way round
        difference-in-months
        plain | difference-in-months('2014-10-02', '2015-10-01') | 11 | a day is missing
        plain | difference-in-months('2015-09-22', '2014-09-22') | -12 | below zero the other way round
        empty | difference-in-months('', today()) | NaN | nothing is no day
        nan | difference-in-months('soon', today()) | NaN | neither is a word
        nodes | difference-in-months(/data/none, today()) | NaN | nor no node
        kind | difference-in-months(10, '50') | 1 | numbers are days, 11 January and 20 February
        leap | difference-in-months('2024-02-29', '2025-02-28') | 12 | as add-date counts years
        ends | difference-in-months('2026-01-31', '2026-02-28') | 1 | as add-date counts months
        ends | difference-in-months('2026-01-31', '2026-03-30') | 1 | March has a 31st
        ends | difference-in-months('2026-02-28', '2026-01-31') | -1 | the same the other way round
        zone | difference-in-months('2026-01-15T23:00-11:00', '2026-02-15T23:00+08:00') | 1 | by the clocks where they were written
        part | difference-in-months('2026-01-15T10:00', '2026-02-15T09:00') | 0 | an hour is missing
        difference-in-years
        plain | difference-in-years('2020-01-05', '2024-01-05') | 4 | whole years between
        plain | difference-in-years('2024-01-01', '2020-01-01') | -4 | below zero the other way round
        empty | difference-in-years('', today()) | NaN | nothing is no day
        nan | difference-in-years('soon', today()) | NaN | neither is a word
        nodes | difference-in-years(/data/none, today()) | NaN | nor no node
        kind | difference-in-years(0, 365) | 1 | numbers are days, and 1970 had 365
        leap | difference-in-years('2020-02-29', '2021-02-28') | 1 | as add-date counts years
        ends | difference-in-years('2020-12-31', '2021-12-30') | 0 | a day is missing
        zone | difference-in-years('2025-03-04T23:00-11:00', '2026-03-04T23:00+14:00') | 1 | by the clocks where they were written
        part | difference-in-years('2025-03-04T12:00', '2026-03-04T11:59') | 0 | a minute is missing
        """#)
}
