extension FunctionCase {
    static let places = table(
        #"""
        distance
        plain | round(distance('0 0 0 0; 0 1 0 0')) | 111319 | a degree of the equator
        plain | round(distance('60 0', '60 180')) | 6679169 | over the pole it is 60 degrees
        empty | distance('') | 0 | no place is no way
        empty | distance('30.25 120.16') | 0 | neither is one
        nan | distance('nowhere') | NaN | a word is no place
        nan | distance('0 0', 'NaN NaN') | NaN | neither is NaN
        huge | round(distance('90 0; -90 0')) | 20037508 | from pole to pole
        huge | round(distance('0 180; 0 -180')) | 0 | the same place
        huge | distance('90.1 0; 0 0') | NaN | there is nothing north of the pole
        chinese | distance('东库') | NaN | a name is no place
        nodes | distance(/data/none) | 0 | no node is no place
        nodes | distance(/data/tank/volume) | NaN | a volume is none
        kind | distance(true()) | NaN | neither is a truth value
        area
        plain | round(area('0 0; 0 1; 1 1; 1 0') div 1000000) | 12391 | a degree each way at the equator
        plain | round(area('0 0; 0 1; 1 1; 1 0; 0 0') div 1000000) | 12391 | the same where the border is closed
        empty | area('') | 0 | no place is no area
        empty | area('0 0; 0 1') | 0 | neither are two
        nan | area('nowhere') | NaN | a word is no place
        huge | round(area('0 179; 0 -179; 1 -179; 1 179') div 1000000) | 24783 | over the line of the date it is two degrees
        huge | area('0 0; 0 0; 0 0') | 0 | three times the same place is none
        chinese | area('东库') | NaN | a name is no place
        nodes | area(/data/none) | 0 | no node is no place
        kind | area(true()) | NaN | a truth value is no place
        enclosed-area
        plain | round(enclosed-area('0 0; 0 1; 1 1; 1 0') div 1000000) | 12391 | the same as area
        empty | enclosed-area('') | 0 | no place is no area
        nan | enclosed-area('nowhere') | NaN | a word is no place
        chinese | enclosed-area('东库') | NaN | a name is no place
        nodes | enclosed-area(/data/none) | 0 | no node is no place
        kind | enclosed-area(0) | NaN | a number is no place
        geofence
        plain | geofence('0.5 0.5', '0 0; 0 1; 1 1; 1 0') | true | in the middle
        plain | geofence('1.5 0.5', '0 0; 0 1; 1 1; 1 0; 0 0') | false | to the north
        plain | geofence('0.5 0.5 12.0 4.5', '0 0; 0 1; 1 1; 1 0') | true | altitude and accuracy do not count
        empty | geofence('', '0 0; 0 1; 1 1') | false | no place lies nowhere
        empty | geofence('0 0', '') | false | no border has nothing within
        nan | geofence('nowhere', '0 0; 0 1; 1 1') | false | a word lies nowhere
        huge | geofence('0 180', '-1 179; -1 -179; 1 -179; 1 179') | true | over the line of the date
        huge | geofence('0 0', '-1 179; -1 -179; 1 -179; 1 179') | false | and not on the other side of the earth
        huge | geofence('0 0', '0 0; 0 0; 0 0') | false | a border without an inside has nothing within
        huge | geofence('0 5', '0 0; 0 10; 0 20') | false | neither has a line
        chinese | geofence('东库', '0 0; 0 1; 1 1') | false | a name lies nowhere
        nodes | geofence(/data/none, '0 0; 0 1; 1 1') | false | no node lies nowhere
        kind | geofence(true(), '0 0; 0 1; 1 1') | false | neither does a truth value
        """#)
}
