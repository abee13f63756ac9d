extension FunctionCase {
    static let choices = table(
        #"""
        selected
        plain | selected('pipe tank', 'tank') | true | it stands in the list
        plain | selected('pipe tank', 'tan') | false | a part of a name is none
        plain | selected('pipe tank', ' tank ') | true | white space around the name passes
        empty | selected('', 'tank') | false | nothing was chosen
        empty | selected('', '') | false | nothing is no choice
        chinese | selected('管道 瓶装', '瓶装') | true | names may be of any script
        chinese | selected('管道　瓶装', '瓶装') | false | an ideographic space parts no names
        nodes | selected(/data/tank/product, 'oil') | true | of many nodes the first
        nodes | selected(/data/none, 'oil') | false | of no node nothing was chosen
        kind | selected('1 2', 2) | true | a number is its digits
        selected-at
        plain | selected-at('pipe tank', 1) | tank | counted from 0
        empty | selected-at('', 0) | '' | nothing was chosen
        nan | selected-at('a b', 'x') | '' | a word is no place
        huge | selected-at('a b', -1) | '' | before the first there is none
        huge | selected-at('a b', 99999999999999999999) | '' | behind the last there is none
        huge | selected-at('a b', 1.9) | b | a place is cut off to a whole one
        chinese | selected-at('管道 瓶装', 1) | 瓶装 | names may be of any script
        nodes | selected-at(/data/tank/product, 0) | oil | of many nodes the first
        kind | selected-at('a b', true()) | b | true is 1
        count-selected
        plain | count-selected('  pipe  tank ') | 2 | white space makes no names
        empty | count-selected('') | 0 | nothing was chosen
        chinese | count-selected('管道 瓶装') | 2 | names may be of any script
        nodes | count-selected(/data/tank/product) | 1 | of many nodes the first
        kind | count-selected(1.5) | 1 | a number is one name
        jr:choice-name
        plain | jr:choice-name('oil', '${product}') | 油 | as people call it
        plain | jr:choice-name('oil water', '${product}') | 油, water | what is no choice keeps its name
        empty | jr:choice-name('', '${product}') | '' | nothing has no name
        chinese | jr:choice-name('油', '${product}') | 油 | what people call it is no choice
        nodes | jr:choice-name(/data/tank/product, '${product}') | 油 | of many nodes the first
        value | jr:choice-name('oil', 'product') | '' | a text that is no reference is no question
        kind | jr:choice-name(1, '${product}') | 1 | a number is a name
        randomize
        plain | join(' ', randomize(/data/tank/volume, 1)) | 300 100 50 | seed 1 gives the order of the reference engine
        plain | join(' ', randomize(/data/tank/volume, -42)) | 300 50 100 | seed -42 as well
        empty | count(randomize(/data/none)) | 0 | no node stays none
        nan | join(' ', randomize(/data/tank/volume, 'x')) | 50 300 100 | a word is the seed 0
        huge | count(randomize(/data/tank/volume, -99999999999999999999)) | 3 | any seed will do
        huge | count(randomize(/data/tank/volume, 1 div 0)) | 3 | also one without end
        nodes | join(' ', randomize(/data/tank/volume, /data/none)) | 50 300 100 | no node is the seed 0
        value | count(randomize('a')) | 0 | a value is no node
        kind | join(' ', randomize(/data/tank/volume, true())) | 300 100 50 | true is the seed 1
        """#)

    static let nodes = table(
        #"""
        count
        plain | count(/data/tank) | 3 | three tanks
        empty | count(/data/none) | 0 | no node is none
        value | count('tank') | 0 | a value is no node
        count-non-empty
        plain | count-non-empty(/data/tank/product) | 2 | two of three have a product
        empty | count-non-empty(/data/none) | 0 | no node is none
        value | count-non-empty('') | 0 | an empty value is none
        sum
        plain | sum(/data/tank/volume) | 450 | 100 and 300 and 50
        empty | sum(/data/none) | 0 | of no node 0
        empty | sum(/data/tank/volume | ../product) | 450 | nothing answered adds nothing
        nan | sum(/data/tank/product) | NaN | what is no number has no sum
        value | sum(5) | 5 | of one value itself
        min
        plain | min(/data/tank/volume, 60) | 50 | of many nodes and a value
        empty | min('', 3) | 3 | nothing answered does not count
        empty | min('') | NaN | of nothing there is none
        nan | min('x', 3) | NaN | what is no number cannot be the least
        huge | min(-1 div 0, 3) | -Infinity | an infinity is the least
        chinese | min('三', 3) | NaN | a word is no number
        nodes | min(/data/none) | NaN | of no node there is none
        kind | min(true(), 3) | 1 | true is 1
        kind | min('2026-03-04', '2026-03-05') | 20516 | a day is its count
        max
        plain | max(/data/tank/volume, 400) | 400 | of many nodes and a value
        empty | max('', -3) | -3 | nothing answered does not count
        empty | max('') | NaN | of nothing there is none
        nan | max('x', 3) | NaN | what is no number cannot be the greatest
        huge | max(-5, -99999999999999999999) | -5 | also where all are below zero
        chinese | max('三', 3) | NaN | a word is no number
        nodes | max(/data/none) | NaN | of no node there is none
        kind | max(true(), 0) | 1 | true is 1
        position
        plain | position(..) | 2 | this is the second tank
        plain | /data/tank[position() = 3]/volume | 50 | in a predicate that of the node
        empty | position(/data/none) | NaN | no node has no place
        value | position('tank') | NaN | a value has no place
        last
        plain | /data/tank[last()]/volume | 50 | the last of three
        indexed-repeat
        plain | indexed-repeat(${volume}, ${tank}, 3) | 50 | the third tank's
        empty | indexed-repeat(${volume}, ${tank}, '') | '' | no place is none
        nan | indexed-repeat(${volume}, ${tank}, 'x') | '' | neither is a word
        huge | indexed-repeat(${volume}, ${tank}, 0) | '' | before the first there is none
        huge | indexed-repeat(${volume}, ${tank}, 99999999999999999999) | '' | behind the last there is none
        huge | indexed-repeat(${volume}, ${tank}, 2.9) | 300 | a place is cut off to a whole one
        chinese | indexed-repeat(${volume}, ${tank}, '二') | '' | a word is no place
        nodes | indexed-repeat(${volume}, ${tank}, /data/tank/valve/opening) | '' | of many nodes the first, and there is no fifth tank
        value | indexed-repeat('volume', ${tank}, 1) | '' | a text is no node
        kind | indexed-repeat(${volume}, ${tank}, true()) | 100 | true is 1
        current
        plain | count(../../tank[volume < current()]) | 2 | two are smaller than this one
        instance
        plain | count(instance('cities')/root/item) | 3 | three rows
        empty | count(instance('')) | 0 | no list is called so
        chinese | count(instance('城市')/root/item) | 0 | no list is called so
        nodes | count(instance(/data/none)/root/item) | 0 | no node names no list
        kind | count(instance(1)/root/item) | 0 | no list is called 1
        pulldata
        plain | pulldata('cities', 'province', 'name', 'nj') | js | a column of the row with that key
        empty | pulldata('cities', 'province', 'name', '') | '' | no row has no key
        empty | pulldata('cities', '', 'name', 'nj') | '' | no column is called so
        chinese | pulldata('城市', 'province', 'name', 'nj') | '' | no list is called so
        nodes | pulldata('cities', 'province', 'name', /data/none) | '' | no node is no key
        kind | pulldata('cities', 1, 2, 3) | '' | no column is called 1
        """#)

    static let form = table(
        #"""
        property
        plain | property('deviceid') | k7 | what the device says of itself
        empty | property('') | '' | nothing is called so
        chinese | property('设备') | '' | nothing is called so
        nodes | property(/data/none) | '' | no node names nothing
        kind | property(1) | '' | nothing is called 1
        version
        plain | version() | 2026.11 | that of the form
        """#)
}
