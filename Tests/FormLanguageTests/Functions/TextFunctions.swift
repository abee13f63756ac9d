extension FunctionCase {
    static let texts = table(
        #"""
        string
        plain | string(1.50) | 1.5 | zeros behind the point go
        plain | string() | 300 | without anything it is what stands here
        empty | string('') | '' | nothing stays nothing
        chinese | string('照单') | 照单 | a text stays itself
        nodes | string(/data/tank/volume) | 100 | of many nodes the first
        nodes | string(/data/none) | '' | of no node nothing
        kind | string(true()) | true | a truth value is its word
        kind | string(0 div 0) | NaN | so is NaN
        kind | string(-0.0) | 0 | zero has no sign
        kind | string(1 div 10000000) | 0.0000001 | there are no exponents
        concat
        plain | concat(${name}, '·', .) | 东库·300 | one behind the other
        empty | concat('', '') | '' | nothing and nothing is nothing
        empty | concat() | '' | so is nothing at all
        chinese | concat('照', '单') | 照单 | scalar by scalar
        nodes | concat(/data/tank/volume) | 10030050 | all of many nodes
        nodes | concat('a', /data/none, 'b') | ab | no node adds nothing
        kind | concat(1.0, true()) | 1true | each as a text
        join
        plain | join('/', /data/tank/volume) | 100/300/50 | with the separator between
        empty | join(', ', 'a', '', 'b') | a, , b | an empty one keeps its place
        empty | join('-') | '' | of nothing nothing
        chinese | join('、', '油', '水') | 油、水 | any separator will do
        nodes | join('/', /data/none, 'a') | a | no node takes no place
        nodes | join(/data/tank/volume, 'a', 'b') | a100b | the separator is that of the first node
        kind | join(0, 1, true()) | 10true | each as a text
        string-length
        plain | string-length('abc') | 3 | three letters
        plain | string-length() | 3 | without anything that of what stands here
        empty | string-length('') | 0 | of nothing 0
        chinese | string-length('照单') | 2 | by characters, not bytes
        chinese | string-length('𠀀') | 1 | a rare character is one as well
        chinese | string-length('👩‍🚒') | 3 | what is shown as one may be three
        nodes | string-length(/data/tank/volume) | 3 | of many nodes the first
        nodes | string-length(/data/none) | 0 | of no node 0
        kind | string-length(1.50) | 3 | a number as it is written
        normalize-space
        plain | normalize-space('  a   b ') | a b | single spaces between, none around
        empty | normalize-space('   ') | '' | of spaces nothing
        chinese | normalize-space(' 照　单 ') | 照　单 | an ideographic space is none of XML
        nodes | normalize-space(/data/none) | '' | of no node nothing
        kind | normalize-space(1.0) | 1 | a number as it is written
        translate
        plain | translate('2026-03', '-', '') | 202603 | what has nothing at its place goes
        plain | translate('aab', 'aa', 'xy') | xxb | the first place counts
        empty | translate('', 'a', 'b') | '' | of nothing nothing
        empty | translate('abc', '', 'xyz') | abc | nothing is changed into nothing
        chinese | translate('一二三', '一二', '12') | 12三 | by characters
        nodes | translate(/data/tank/volume, '0', 'o') | 1oo | of many nodes the first
        kind | translate(1010, 1, 0) | 0000 | numbers as they are written
        substr
        plain | substr('hello', 1, 3) | el | from 0, to before the end
        plain | substr('hello', -3, -1) | ll | below zero from the end
        empty | substr('', 0, 3) | '' | of nothing nothing
        empty | substr('hello', '') | hello | no start is 0
        nan | substr('hello', 'x', 2) | he | a start that is no number is 0
        nan | substr('hello', 1, 'x') | '' | so is an end, and nothing lies before it
        huge | substr('hello', -99) | hello | before the beginning is the beginning
        huge | substr('hello', 1, 99999999999999999999) | ello | behind the end is the end
        huge | substr('hello', 0, 1 div 0) | hello | however far
        huge | substr('hello', -1 div 0, 2) | he | on both sides
        huge | substr('hello', 3, 1) | '' | backwards lies nothing
        chinese | substr('照单检查', 2) | 检查 | by characters
        chinese | substr('𠀀检查', 1, 2) | 检 | a rare one is one
        chinese | substr('照单检查', -1) | 查 | also from the end
        nodes | substr(/data/tank/volume, 1) | 00 | of many nodes the first
        kind | substr(true(), 1) | rue | a truth value is its word
        kind | substr(12345, 1, 2.9) | 2 | places are cut off to whole ones
        substring
        plain | substring('12345', 2, 3) | 234 | from 1, and so many
        plain | substring('12345', 1.5, 2.6) | 234 | both are rounded
        plain | substring('12345', 0, 3) | 12 | what would stand before the first counts
        empty | substring('', 1, 2) | '' | of nothing nothing
        empty | substring('12345', '') | '' | no place is at or behind NaN
        nan | substring('12345', 0 div 0, 3) | '' | neither with a count
        nan | substring('12345', 1, 0 div 0) | '' | no place is before NaN
        huge | substring('12345', -42, 1 div 0) | 12345 | however far
        huge | substring('12345', -1 div 0, 1 div 0) | '' | minus and plus infinity is NaN
        huge | substring('12345', -1 div 0) | 12345 | all lie behind minus infinity
        huge | substring('12345', 2, 99999999999999999999) | 2345 | behind the end is the end
        chinese | substring('照单检查', 3) | 检查 | by characters
        nodes | substring(/data/tank/volume, 1, 1) | 1 | of many nodes the first
        kind | substring(true(), 2) | rue | a truth value is its word
        """#)

    static let patterns = table(
        #"""
        substring-before
        plain | substring-before('a=b=c', '=') | a | before the first one
        plain | substring-before('abc', 'x') | '' | nothing where there is none
        empty | substring-before('abc', '') | '' | nothing stands before nothing
        empty | substring-before('', 'a') | '' | in nothing there is none
        chinese | substring-before('照单检查', '检') | 照单 | by characters
        nodes | substring-before(/data/tank/volume, '0') | 1 | of many nodes the first
        kind | substring-before(12.50, '.') | 12 | a number as it is written
        substring-after
        plain | substring-after('a=b=c', '=') | b=c | behind the first one
        plain | substring-after('abc', 'x') | '' | nothing where there is none
        empty | substring-after('abc', '') | abc | behind nothing stands all
        empty | substring-after('', 'a') | '' | in nothing there is none
        chinese | substring-after('照单检查', '单') | 检查 | by characters
        nodes | substring-after(/data/tank/volume, '1') | 00 | of many nodes the first
        kind | substring-after(12.50, '.') | 5 | a number as it is written
        starts-with
        plain | starts-with('QL-2026', 'QL') | true | it begins so
        plain | starts-with('QL-2026', 'ql') | false | capitals count
        empty | starts-with('a', '') | true | all begins with nothing
        empty | starts-with('', 'a') | false | nothing begins with nothing else
        chinese | starts-with('照单', '照') | true | by characters
        chinese | starts-with('照单', '单') | false | the second is not the first
        nodes | starts-with(/data/tank/volume, '3') | false | of many nodes the first
        kind | starts-with(100, 1) | true | numbers as they are written
        ends-with
        plain | ends-with('a.pdf', '.pdf') | true | it ends so
        plain | ends-with('a', 'ba') | false | what is longer is no end
        empty | ends-with('', '') | true | nothing ends with nothing
        empty | ends-with('', 'a') | false | and with nothing else
        chinese | ends-with('照单', '单') | true | by characters
        nodes | ends-with(/data/tank/volume, '00') | true | of many nodes the first
        kind | ends-with(1.50, '5') | true | a number as it is written
        contains
        plain | contains('abc', 'bc') | true | it stands in it
        plain | contains('abc', 'B') | false | capitals count
        empty | contains('abc', '') | true | nothing stands in all
        empty | contains('', 'a') | false | in nothing stands nothing else
        chinese | contains('照单检查', '单检') | true | by characters
        nodes | contains(/data/tank/volume, '3') | false | only the first of many nodes is looked at
        kind | contains(12.5, '.') | true | a number as it is written
        regex
        plain | regex('QL-2026', '[A-Z]{2}-\d{4}') | true | the whole text is so
        plain | regex('xQL-2026', '[A-Z]{2}-\d{4}') | false | a part is not enough
        plain | regex('a', concat('(', '')) | false | what is no pattern matches nothing
        empty | regex('', 'a*') | true | nothing is no a
        empty | regex('a', '') | false | and no pattern is only nothing
        chinese | regex('照单', '..') | true | a dot is a character
        chinese | regex('照单', '\p{Han}+') | true | scripts have names
        chinese | regex('１３８', '\d{3}') | false | full-width digits are no digits
        chinese | regex('照单', '\w+') | false | \w is a letter of ASCII, as everywhere in forms
        chinese | regex('照单', '[一-龥]{2}') | true | ranges hold characters
        nodes | regex(/data/tank/volume, '\d+') | true | of many nodes the first
        kind | regex(12.50, '\d+\.\d') | true | a number as it is written
        upper-case
        plain | upper-case('gas') | GAS | in capitals
        plain | upper-case('ß') | SS | a letter may become two
        empty | upper-case('') | '' | nothing stays nothing
        chinese | upper-case('照单ａ') | 照单Ａ | full-width letters as well
        nodes | upper-case(/data/tank/product) | OIL | of many nodes the first
        kind | upper-case(true()) | TRUE | a truth value is its word
        lower-case
        plain | lower-case('GAS') | gas | in small letters
        empty | lower-case('') | '' | nothing stays nothing
        chinese | lower-case('照单Ａ') | 照单ａ | full-width letters as well
        nodes | lower-case(/data/none) | '' | of no node nothing
        kind | lower-case(true()) | true | a truth value is its word
        """#)

    static let codes = table(
        #"""
        uuid
        plain | regex(uuid(), '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}') | true | it is one of version 4
        plain | regex(uuid(8), '[0-9A-Za-z]{8}') | true | with a number so many letters and digits
        empty | uuid('') | '' | no number is none
        nan | uuid('x') | '' | neither is a word
        huge | uuid(-5) | '' | below zero there is none
        huge | string-length(uuid(99999999999999999999)) | 1024 | there are never more than 1,024
        nodes | string-length(uuid(/data/tank/volume)) | 100 | of many nodes the first
        kind | string-length(uuid(true())) | 1 | true is 1
        digest
        plain | digest('abc', 'MD5', 'hex') | 900150983cd24fb0d6963f7d28e17f72 | as RFC 1321 has it
        plain | digest('abc', 'SHA-1') | qZk+NkcGgWq6PiVxeFDCbJzQ2J0= | in base 64 when nothing is said
        plain | digest('abc', 'SHA-256', 'hex') | ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad | as FIPS 180 has it
        plain | digest('abc', 'SHA-0', 'hex') | '' | there is no such algorithm
        plain | digest('abc', 'MD5', 'octal') | '' | there is no such encoding
        empty | digest('', 'MD5', 'hex') | d41d8cd98f00b204e9800998ecf8427e | of nothing as well
        chinese | digest('照单', 'MD5', 'hex') | 623f400dcb3d383df0777e266569b373 | of its UTF-8
        nodes | digest(/data/tank/product, 'MD5', 'hex') | c5af0543407a6e8ba11db6a69f792014 | of many nodes the first, oil
        kind | digest(100, 'MD5', 'hex') | f899139df5e1059396431415e770c6dd | a number as it is written
        base64-decode
        plain | base64-decode('YWI=') | ab | four letters are up to three bytes
        plain | base64-decode('Y W I') | ab | white space passes, and the end may be left out
        plain | base64-decode('YQ==YQ==') | '' | nothing follows on an end
        empty | base64-decode('') | '' | nothing stays nothing
        chinese | base64-decode('54Wn5Y2V') | 照单 | the bytes are UTF-8
        chinese | base64-decode('照单') | '' | other letters are none of it
        nodes | base64-decode(/data/none) | '' | of no node nothing
        kind | base64-decode(true()) | '' | bytes that are no text are none
        """#)
}
