extension FunctionCase {
    static let truth = table(
        #"""
        true
        plain | true() | true | it holds
        false
        plain | false() | false | it does not hold
        not
        plain | not(1 = 2) | true | the opposite of what does not hold holds
        empty | not('') | true | nothing answered does not hold
        nan | not(0 div 0) | true | NaN does not hold
        chinese | not('否') | false | a text holds whatever it says
        nodes | not(/data/tank/product) | false | of many nodes one with a value is enough
        nodes | not(/data/none) | true | no node does not hold
        kind | not(-1) | false | every number but zero holds
        boolean
        plain | boolean('false') | true | the text false is not empty
        empty | boolean('') | false | nothing answered does not hold
        nan | boolean(0 div 0) | false | NaN does not hold
        chinese | boolean('　') | true | an ideographic space is a text
        nodes | boolean(/data/tank/product) | true | one node with a value is enough
        nodes | boolean(../product) | false | a node without a value does not hold
        kind | boolean(0.00) | false | zero does not hold however it is written
        kind | boolean(-0.5) | true | a half below zero holds
        kind | boolean(1 div 0) | true | an infinity holds
        boolean-from-string
        plain | boolean-from-string('true') | true | the text true is true
        plain | boolean-from-string('false') | false | the text false is false
        plain | boolean-from-string('TRUE') | true | a spreadsheet writes it in capitals
        empty | boolean-from-string('') | false | nothing answered is not true
        chinese | boolean-from-string('真') | false | no other word is true
        nodes | boolean-from-string(/data/tank/volume) | false | the first node says 100
        kind | boolean-from-string(1.0) | true | the number 1 is written 1
        kind | boolean-from-string(2) | false | no other number is true
        kind | boolean-from-string(true()) | true | a truth value stays what it is
        if
        plain | if(. > 200, '大', '小') | 大 | 300 is more than 200
        empty | if('', 1, 2) | 2 | nothing answered does not hold
        nan | if(0 div 0, 1, 2) | 2 | NaN does not hold
        chinese | if('否', '甲', '乙') | 甲 | a text holds whatever it says
        nodes | if(/data/none, 1, 2) | 2 | no node does not hold
        nodes | if(1 = 1, /data/tank/volume, 0) | 100 | of nodes the first is the value
        kind | if('false', 1, 2) | 1 | the text false is not empty
        kind | if(0, 1, 2) | 2 | zero does not hold
        coalesce
        plain | coalesce('', ., 5) | 300 | the first that is not empty
        empty | coalesce('', '') | '' | of nothing and nothing nothing comes
        nan | coalesce(0 div 0, 5) | 5 | NaN is no answer
        nan | coalesce(../product + 1, 5) | 5 | neither is what was computed of no answer
        chinese | coalesce('', '照单') | 照单 | a text is an answer
        nodes | coalesce(../product, ../volume) | 300 | a node without a value is passed
        nodes | coalesce(/data/none, 5) | 5 | so is no node
        kind | coalesce(0, 1) | 0 | zero is an answer
        kind | coalesce(false(), 1) | false | false is an answer
        once
        plain | once(today()) | 300 | what stands here stays
        empty | once('') | 300 | it stays where nothing would come
        chinese | once('照单') | 300 | it stays where a text would come
        nodes | once(/data/none) | 300 | it stays where no node would come
        kind | once(false()) | 300 | it stays where a truth value would come
        checklist
        plain | checklist(1, 2, 1 = 1, 1 = 2) | true | one of two holds
        plain | checklist(2, 3, 1 = 1, 1 = 2, 1 = 2) | false | one of three is fewer than two
        empty | checklist(1, -1, '') | false | nothing answered does not hold
        nan | checklist('x', 2, 1 = 1) | false | a bound that is no number is not kept
        huge | checklist(-1, 99999999999999999999, 1) | true | a bound may be as large as it likes
        huge | checklist(-1, -1, 0) | true | without a bound every number of them will do
        chinese | checklist(1, 1, '否') | true | a text holds whatever it says
        nodes | checklist(2, 2, /data/tank/product) | true | each of many nodes counts
        kind | checklist(true(), 2, 1) | true | true is the bound 1
        weighted-checklist
        plain | weighted-checklist(5, -1, 1 = 1, 3, 1 = 2, 9) | false | only what holds has a weight
        plain | weighted-checklist(-1, 2.5, 1 = 1, 2.5) | true | the bound itself is kept
        empty | weighted-checklist(1, -1, 1 = 1, '') | false | without a weight no bound is kept
        nan | weighted-checklist(1, 9, 1 = 1, 'x') | false | neither with a weight that is no number
        nan | weighted-checklist(-1, 9, 1 = 1, 'x') | false | nor the upper bound alone
        nan | weighted-checklist(1, 9, 1 = 2, 'x', 1 = 1, 2) | true | the weight of what fails is not asked for
        huge | weighted-checklist(-1, 99999999999999999999, 1, 99999999999999999998) | true | weights are exact
        chinese | weighted-checklist(2, 2, '否', 2) | true | a text holds whatever it says
        nodes | weighted-checklist(150, 150, /data/tank/product, /data/tank/volume) | true | node by node, 100 and 50 of the two with a product
        kind | weighted-checklist(1, 1, 1, true()) | true | true weighs 1
        """#)
}
