extension FunctionCase {
    static let numbers = table(
        #"""
        number
        plain | number(' 12.50 ') | 12.5 | white space around a number passes
        empty | number('') | NaN | nothing answered is no number
        nan | number('12a') | NaN | a number with a letter is none
        nan | number('1e3') | NaN | there are no exponents
        nan | number('+5') | NaN | there is no plus sign
        nan | number('1,000') | NaN | there is no grouping
        nan | number('Infinity') | NaN | an infinity is not written
        chinese | number('１２') | NaN | full-width digits are no digits
        chinese | number('十二') | NaN | neither are words
        huge | number('-99999999999999999999999999999999999999') | -99999999999999999999999999999999999999 | 38 digits are exact
        huge | number('99999999999999999999999999999999999999999999') | 100000000000000000000000000000000000000000000 | 44 digits are the nearest double
        nodes | number(/data/tank/volume) | 100 | of many nodes the first
        nodes | number(/data/none) | NaN | no node is no number
        kind | number(true()) | 1 | true is 1
        leap | number('2024-02-29') | 19782 | a day is its count since 1970
        ends | number('2023-02-29') | NaN | a day that there was not is no number
        zone | number('1970-01-02T12:00:00.000-05:00') | 1.5 | a time counts by its own clock
        int
        plain | int(-2.9) | -2 | it cuts off towards zero
        empty | int('') | NaN | nothing answered is no number
        nan | int('x') | NaN | a word is no number
        huge | int(-99999999999999999999.9) | -99999999999999999999 | 20 digits are exact
        huge | int(1 div 0) | Infinity | an infinity has nothing to cut off
        nodes | int(/data/tank/volume) | 100 | of many nodes the first
        kind | int(true()) | 1 | true is 1
        kind | int('2026-03-04T12:00') | 20516 | of a time the day is left
        round
        plain | round(2.345, 2) | 2.35 | a half goes up, and no binary fraction spoils it
        plain | round(2.5) | 3 | a half goes up
        plain | round(-2.5) | -2 | also below zero
        plain | round(-2.6) | -3 | the nearest is the nearest
        empty | round('') | NaN | nothing answered is no number
        empty | round(2.5, '') | 3 | no number of places is none
        nan | round('x', 1) | NaN | a word is no number
        nan | round(2.55, 'x') | 3 | a word is no number of places
        huge | round(99999999999999999999.5) | 100000000000000000000 | 20 digits are exact
        huge | round(-1 div 0, 2) | -Infinity | an infinity stays
        huge | round(1234, -2) | 1200 | places before the point are below zero
        huge | round(1234, -99) | 0 | there may be more of them than digits
        huge | round(1.5, 99) | 1.5 | and more behind the point as well
        nodes | round(/data/tank/volume, -2) | 100 | of many nodes the first
        kind | round(true()) | 1 | true is 1
        floor
        plain | floor(-0.1) | -1 | it goes down, not to zero
        empty | floor('') | NaN | nothing answered is no number
        nan | floor('x') | NaN | a word is no number
        huge | floor(-99999999999999999999.1) | -100000000000000000000 | 20 digits are exact
        huge | floor(-1 div 0) | -Infinity | an infinity stays
        nodes | floor(/data/tank/volume) | 100 | of many nodes the first
        kind | floor(false()) | 0 | false is 0
        ceiling
        plain | ceiling(0.1) | 1 | it goes up
        plain | ceiling(-0.9) | 0 | zero has no sign
        empty | ceiling('') | NaN | nothing answered is no number
        nan | ceiling('x') | NaN | a word is no number
        huge | ceiling(99999999999999999999.1) | 100000000000000000000 | 20 digits are exact
        nodes | ceiling(/data/none) | NaN | no node is no number
        kind | ceiling(true()) | 1 | true is 1
        abs
        plain | abs(-0.62) | 0.62 | the sign goes
        empty | abs('') | NaN | nothing answered is no number
        nan | abs('x') | NaN | a word is no number
        huge | abs(-1 div 0) | Infinity | also of an infinity
        huge | abs(-170141183460469231731687303715884105727) | 170141183460469231731687303715884105727 | also of the least that is exact
        nodes | abs(/data/tank/volume) | 100 | of many nodes the first
        kind | abs('-3') | 3 | a text may spell a number
        pow
        plain | pow(1.1, 2) | 1.21 | a whole power is exact
        plain | pow(-2, 3) | -8 | also of what is below zero
        empty | pow('', 2) | NaN | nothing answered is no number
        empty | pow(2, '') | NaN | and no power
        nan | pow('x', 2) | NaN | a word is no number
        nan | pow('x', 0) | 1 | to the power of zero all is 1, as IEEE 754 has it
        huge | pow(10, 400) | Infinity | what is too large is an infinity
        huge | pow(-8, 1 div 3) | NaN | there is no root of what is below zero
        huge | pow(0, -1) | Infinity | a division by zero is an infinity
        huge | pow(2, 99999999999999999999) | Infinity | so is a power without measure
        nodes | pow(/data/tank/volume, 2) | 10000 | of many nodes the first
        kind | pow(true(), 5) | 1 | true is 1
        exp
        plain | exp(0) | 1 | e to the power of nothing is 1
        empty | exp('') | NaN | nothing answered is no number
        nan | exp('x') | NaN | a word is no number
        huge | exp(1000) | Infinity | what is too large is an infinity
        huge | exp(-1000) | 0 | what is too small is zero
        nodes | exp(/data/none) | NaN | no node is no number
        kind | exp(false()) | 1 | false is 0
        exp10
        plain | exp10(3) | 1000 | 10 to the power of 3
        empty | exp10('') | NaN | nothing answered is no number
        nan | exp10('x') | NaN | a word is no number
        huge | exp10(400) | Infinity | what is too large is an infinity
        huge | exp10(-2) | 0.01 | below zero it is a fraction
        nodes | exp10(/data/none) | NaN | no node is no number
        kind | exp10(true()) | 10 | true is 1
        log
        plain | log(1) | 0 | the logarithm of 1 is 0
        empty | log('') | NaN | nothing answered is no number
        nan | log('x') | NaN | a word is no number
        huge | log(0) | -Infinity | of zero there is none above minus infinity
        huge | log(-1) | NaN | of what is below zero there is none
        huge | round(log(100000000000000000000000000000000000000), 4) | 87.4982 | of 38 zeros it is 38 times that of 10
        nodes | log(/data/none) | NaN | no node is no number
        kind | log(true()) | 0 | true is 1
        log10
        plain | log10(1000) | 3 | 10 to the power of 3 is 1000
        empty | log10('') | NaN | nothing answered is no number
        nan | log10('x') | NaN | a word is no number
        huge | log10(0) | -Infinity | of zero there is none above minus infinity
        huge | log10(-10) | NaN | of what is below zero there is none
        nodes | log10(/data/tank/volume) | 2 | of many nodes the first
        kind | log10(true()) | 0 | true is 1
        sqrt
        plain | sqrt(9) | 3 | 3 times 3 is 9
        empty | sqrt('') | NaN | nothing answered is no number
        nan | sqrt('x') | NaN | a word is no number
        huge | sqrt(-1) | NaN | there is no root of what is below zero
        huge | sqrt(100000000000000000000000000000000000000) | 10000000000000000000 | of 38 zeros 19
        nodes | sqrt(/data/tank/volume) | 10 | of many nodes the first
        kind | sqrt(true()) | 1 | true is 1
        pi
        plain | pi() | 3.141592653589793 | as near as a double comes
        random
        plain | random() >= 0 and random() < 1 | true | it lies between 0 and 1
        """#)

    static let angles = table(
        #"""
        sin
        plain | round(sin(pi() div 2), 9) | 1 | of a right angle it is 1
        empty | sin('') | NaN | nothing answered is no angle
        nan | sin('x') | NaN | neither is a word
        huge | sin(1 div 0) | NaN | there is no infinite angle
        nodes | sin(/data/none) | NaN | no node is no angle
        kind | sin(false()) | 0 | false is 0
        cos
        plain | round(cos(pi()), 9) | -1 | of two right angles it is -1
        empty | cos('') | NaN | nothing answered is no angle
        nan | cos('x') | NaN | neither is a word
        huge | cos(-1 div 0) | NaN | there is no infinite angle
        nodes | cos(/data/none) | NaN | no node is no angle
        kind | cos(false()) | 1 | false is 0
        tan
        plain | round(tan(pi() div 4), 9) | 1 | of half a right angle it is 1
        empty | tan('') | NaN | nothing answered is no angle
        nan | tan('x') | NaN | neither is a word
        huge | tan(1 div 0) | NaN | there is no infinite angle
        nodes | tan(/data/none) | NaN | no node is no angle
        kind | tan(false()) | 0 | false is 0
        asin
        plain | round(asin(1) * 2, 4) | 3.1416 | 1 is the sine of a right angle
        empty | asin('') | NaN | nothing answered is no sine
        nan | asin('x') | NaN | neither is a word
        huge | asin(2) | NaN | no sine is above 1
        nodes | asin(/data/tank/volume) | NaN | 100 is no sine
        kind | asin(false()) | 0 | false is 0
        acos
        plain | round(acos(-1), 4) | 3.1416 | -1 is the cosine of two right angles
        empty | acos('') | NaN | nothing answered is no cosine
        nan | acos('x') | NaN | neither is a word
        huge | acos(-2) | NaN | no cosine is below -1
        nodes | acos(/data/tank/volume) | NaN | 100 is no cosine
        kind | acos(true()) | 0 | true is 1
        atan
        plain | round(atan(1) * 4, 4) | 3.1416 | 1 is the tangent of half a right angle
        empty | atan('') | NaN | nothing answered is no tangent
        nan | atan('x') | NaN | neither is a word
        huge | round(atan(1 div 0) * 2, 4) | 3.1416 | an infinity is that of a right angle
        nodes | atan(/data/none) | NaN | no node is no tangent
        kind | atan(false()) | 0 | false is 0
        atan2
        plain | round(atan2(1, -1) * 4 div 3, 4) | 3.1416 | up and to the left are three eighths of the way round
        empty | atan2('', 1) | NaN | nothing answered is no place
        nan | atan2(1, 'x') | NaN | neither is a word
        huge | round(atan2(1 div 0, 1) * 2, 4) | 3.1416 | infinitely far up is straight up
        huge | atan2(0, 0) | 0 | of the middle it is 0, as IEEE 754 has it
        nodes | atan2(/data/none, 1) | NaN | no node is no place
        kind | atan2(false(), true()) | 0 | false is 0 and true is 1
        """#)
}
