// swift-format-ignore-file
// The worked example of the format: keys, times and bytes that every reader and writer must agree
// on. The lines are as they stand on disk.

enum Vector {
    static let origin = "journal.example/d-34750f98bd59fcfc"
    static let dev = "d-34750f98bd59fcfc"
    static let deviceSeed = [UInt8](repeating: 1, count: 32)
    static let inspectorSeed = [UInt8](repeating: 2, count: 32)
    static let hubSeed = [UInt8](repeating: 3, count: 32)
    static let deviceKey = "journal.example/d-34750f98bd59fcfc+041c5746+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"
    static let inspectorKey = "inspector.example/u-0007+8a6b6826+AYE5dw6ofRdfVqNUZsNMfszLjYqRtO43ol32D1uPybOU"
    static let hubKey = "hub.example/witness+4af7c470+BO1JKMYo0cLG6ukDOJBZlWEpWSc6XGP5NjbBRhSshzfR"
    static let run = "00112233445566778899aabbccddeeff"
    static let blob = Array("not really a photograph\n".utf8)
    static let blobName = "sha256:18b2d80d123abcdf3154938168895886dcf745ce1e22015922e9ee4bf3104acc"
    static let report = Array("report r-2026-0001 as the inspector saw it\n".utf8)
    static let reportHash = "485ed43d69cea7a340b24c5884a0433afed741951f27d2eb4083f985921b26e6"

    static let lines = [
        #"""
        {"at":"2026-03-04T09:00:00.000+08:00","body":{"alg":"ed25519","format":"inspection-journal/1","key":"iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w=","origin":"journal.example/d-34750f98bd59fcfc"},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":0,"hlc":"019cb65bde80-0000","kind":"genesis","mono":0,"prev":"0000000000000000000000000000000000000000000000000000000000000000","seq":0,"sum":"8a7aeeb4e1cace2e"}
        """#,
        #"""
        {"at":"2026-03-04T09:00:01.000+08:00","body":{"app":"0.1.0","boot":"6f0c2f1e-0000-4000-8000-000000000001","clock":"ntp","run":"00112233445566778899aabbccddeeff","size":1,"tz":"Asia/Shanghai"},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":1,"hlc":"019cb65be268-0000","kind":"session.open","mono":0,"prev":"e44a0aeb9268e16bf9d859c7af36820d558b02d0d01bedbda85ec31f104603be","seq":1,"sum":"acc11d3d62d50645"}
        """#,
        #"""
        {"at":"2026-03-04T09:01:01.000+08:00","body":{"item":"fire.exit.03","note":"东侧安全出口被货物堵塞，宽度仅 \"0.62 m\"。","site":"s-0042","task":"t-9001","value":"fail"},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":2,"hlc":"019cb65cccc8-0000","kind":"answer","mono":60000,"prev":"64f355c40d3730fffc73cdb6699566cc33b54bffe7933407fe051ab083ece8ef","seq":2,"sum":"975f6ebf98f9b811"}
        """#,
        #"""
        {"at":"2026-03-04T09:01:15.250+08:00","body":{"blob":"sha256:18b2d80d123abcdf3154938168895886dcf745ce1e22015922e9ee4bf3104acc","bytes":24,"item":"fire.exit.03","media":"image/jpeg","task":"t-9001"},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":3,"hlc":"019cb65d0472-0000","kind":"photo.add","mono":74250,"prev":"0b0c7f2d11028126d036a3b7bd8719226aee1d618922e0a8850762d860cef7b8","seq":3,"sum":"faeef7b225b5f38b"}
        """#,
        #"""
        {"at":"2026-03-04T08:01:30.000+08:00","body":{"item":"fire.exit.03.width","measure":{"unit":"m","value":"0.620"},"site":"s-0042","task":"t-9001","value":"measured"},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":4,"hlc":"019cb65d0472-0001","kind":"answer","mono":89000,"prev":"d5c59517589791b6a6b3fba4f08dba6aced0e525523c1b4fc33f0da75524e04e","seq":4,"sum":"4ca0208a7b93cc54"}
        """#,
        #"""
        {"at":"2026-03-04T09:02:00.000+08:00","body":{"note":"inspection.example/statement/v1\nlog journal.example/d-34750f98bd59fcfc\nsize 5\nroot fzQO+H/H7jtTwDYOHbYYlBF9xpWgNONgskyxbtaRSeI=\nreport sha256:485ed43d69cea7a340b24c5884a0433afed741951f27d2eb4083f985921b26e6\nperson u-0007\nrole inspected signed responsible\n\n— inspector.example/u-0007 imtoJjvMQuII3R7SuITQjQdC6FLdjMB3brXaPGfCTLxNoTEKkl9IoUv387B3fG83yIoboofhoDm612UchbLcVj5CVgM=\n","report":"sha256:485ed43d69cea7a340b24c5884a0433afed741951f27d2eb4083f985921b26e6","task":"t-9001"},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":5,"hlc":"019cb65db340-0000","kind":"sign","mono":119000,"prev":"8cc39d3b48dd76571741792aff99fc584a841ccfdf0d37d838c690482049a5ac","seq":5,"sum":"442ef55fee5d76c8"}
        """#,
        #"""
        {"at":"2026-03-04T09:02:05.000+08:00","body":{"size":6},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":6,"hlc":"019cb65dc6c8-0000","kind":"session.close","mono":124000,"prev":"52038f8d3d0184ae3b4447a0d9c33d72eb9fb4561a5883664058af1c0584b611","seq":6,"sum":"34bb965416c3dbf0"}
        """#,
    ]

    static let lengths = [402, 405, 396, 412, 376, 753, 275]

    static let leaves = [
        "e44a0aeb9268e16bf9d859c7af36820d558b02d0d01bedbda85ec31f104603be",
        "64f355c40d3730fffc73cdb6699566cc33b54bffe7933407fe051ab083ece8ef",
        "0b0c7f2d11028126d036a3b7bd8719226aee1d618922e0a8850762d860cef7b8",
        "d5c59517589791b6a6b3fba4f08dba6aced0e525523c1b4fc33f0da75524e04e",
        "8cc39d3b48dd76571741792aff99fc584a841ccfdf0d37d838c690482049a5ac",
        "52038f8d3d0184ae3b4447a0d9c33d72eb9fb4561a5883664058af1c0584b611",
        "cffddb6ff32e7cbc65cd27ebe8523dd8a9c770009760d663d625765b24b65e23",
    ]

    /// At the sizes 0 to 7.
    static let roots = [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "e44a0aeb9268e16bf9d859c7af36820d558b02d0d01bedbda85ec31f104603be",
        "3be3080aff0c331d3f7077599d20367fea5e98bc7626e463009ff7cf82831b42",
        "ad4aada39e2a833ea7bb8af7d9bf1a6d3c7d2cc15030675a4714bede6ac0e6ec",
        "ea5cb8a579f9596639cd0face08956f2bcb3d66f9e5ca10633b57ac9c9380ccc",
        "7f340ef87fc7ee3b53c0360e1db61894117dc695a034e360b24cb16ed69149e2",
        "023f9d56eb0bc1f1c20d3c1301a4f134771a1b94641df4a4574ff4b9d99f7bb3",
        "a7a92bef31d616f23432683cebd552b1a0cf355c5e98d5a1de74f09b6c3e40a7",
    ]

    static let checkpoint = """
        journal.example/d-34750f98bd59fcfc
        7
        p6kr7zHWFvI0Mmg869VSsaDPNVxemNWh3nTwm2w+QKc=

        — journal.example/d-34750f98bd59fcfc BBxXRqB6qZDL7edfwTS/o0w73vkybErsnR+tHQpFYnR2bmuKv8n1ItVFyhshQ1F6BYDhq2OMPU10Mc0qsV61cBaZmAw=
        — hub.example/witness SvfEcAAAAABpp5IgKB15lb87GVFsMaFPQu2dohRyhZxWrcxGHjGi7c6o/QNCBySbpjQic4xrT4M6WgT3XqNqT9/Y9t4ZqX6zG3JpCA==

        """

    /// Of entry 2 in the tree of size 7.
    static let inclusion = [
        "d5c59517589791b6a6b3fba4f08dba6aced0e525523c1b4fc33f0da75524e04e",
        "3be3080aff0c331d3f7077599d20367fea5e98bc7626e463009ff7cf82831b42",
        "98a290cc9f5233f47c7f9222909b968b6668d6d0b156f550049763c1a2a87185",
    ]

    /// From size 5 to size 7.
    static let consistency = [
        "8cc39d3b48dd76571741792aff99fc584a841ccfdf0d37d838c690482049a5ac",
        "52038f8d3d0184ae3b4447a0d9c33d72eb9fb4561a5883664058af1c0584b611",
        "cffddb6ff32e7cbc65cd27ebe8523dd8a9c770009760d663d625765b24b65e23",
        "ea5cb8a579f9596639cd0face08956f2bcb3d66f9e5ca10633b57ac9c9380ccc",
    ]

    /// That entry 2 is in the checkpoint's tree.
    static let proof = """
        c2sp.org/tlog-proof@v1
        index 2
        1cWVF1iXkbams/uk8I26as7Q5SVSPBtPwz8Np1Uk4E4=
        O+MICv8MMx0/cHdZnSA2f+pemLx2JuRjAJ/3z4KDG0I=
        mKKQzJ9SM/R8f5IikJuWi2Zo1tCxVvVQBJdjwaKocYU=


        """ + checkpoint

    static let statement = """
        inspection.example/statement/v1
        log journal.example/d-34750f98bd59fcfc
        size 5
        root fzQO+H/H7jtTwDYOHbYYlBF9xpWgNONgskyxbtaRSeI=
        report sha256:485ed43d69cea7a340b24c5884a0433afed741951f27d2eb4083f985921b26e6
        person u-0007
        role inspected signed responsible

        — inspector.example/u-0007 imtoJjvMQuII3R7SuITQjQdC6FLdjMB3brXaPGfCTLxNoTEKkl9IoUv387B3fG83yIoboofhoDm612UchbLcVj5CVgM=

        """

    /// The same device, restored from a backup of size 6, writes another entry 6.
    static let forkLine = #"""
        {"at":"2026-03-04T09:02:05.000+08:00","body":{"reason":"low battery","size":6},"by":"u-0007","dev":"d-34750f98bd59fcfc","grp":6,"hlc":"019cb65dc6c8-0000","kind":"session.close","mono":124000,"prev":"52038f8d3d0184ae3b4447a0d9c33d72eb9fb4561a5883664058af1c0584b611","seq":6,"sum":"eab64f89619d292f"}
        """#
    static let forkLeaf = "2d6324fe5749425cc004786d1fcc4e4df60acde7ca2cfe90b0ee23d2702c92a2"
    static let forkRoot = "7978f2c32c2feb3d8f90acb8e6cdd5771dca47e6d9806433c28968cccbb591bb"
    static let forkCheckpoint = """
        journal.example/d-34750f98bd59fcfc
        7
        eXjywywv6z2PkKy45s3Vdx3KR+bZgGQzwolozMu1kbs=

        — journal.example/d-34750f98bd59fcfc BBxXRidZGHWETrrutHeVlFPgcgzgqyiEz4pbBoiYPSmmF0AdR1hv5nwWCSKwqzJCQ7zASD3dacpyDzC5DkGq9umlvws=

        """
}
