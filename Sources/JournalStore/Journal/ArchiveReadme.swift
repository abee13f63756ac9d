/// The text of `README.txt`: for whoever finds a journal without the program.
enum ArchiveReadme {
    static let text = """
        检查日志 inspection-journal/1

        log/ 下的文件是检查记录，每行一条，UTF-8 编码的 JSON，行末一个换行符（0x0A）。文件名是其中第一条的
        序号，每个文件最多 4096 条。记录只增不改不删。
        每行：prev 是上一行的散列值，seq 是序号，sum 是本行 ,"sum":" 之前各字节的 SHA-256 的前 16 位十六进制数。
        散列值 = SHA-256(一个零字节 + 该行，不含换行符)；第一行的 prev 是 64 个 0。
        checkpoint 是设备签名的条数和 RFC 6962 Merkle 树根（C2SP signed note，Ed25519）；公钥在第一行的 key 里。
        blob/ 是照片和长文本，文件名即其 SHA-256。private/ 是个人信息，日志里只有其承诺值：
        c = SHA-256(盐的 32 字节 + 值的规范 JSON)。quarantine/ 是断电时未写完的残行，从未确认过。
        请勿改动、移动或删除任何文件；要带走请复制整个目录。

        Inspection journal, format inspection-journal/1

        The files in log/ are the record: one entry a line, JSON in UTF-8, each line ended by one line
        feed (0x0A). A file is named after the number of its first entry and holds at most 4096. Entries
        are only ever added.
        In a line, prev is the hash of the line before, seq the entry's number, and sum the first 16 hex
        digits of SHA-256 over the bytes of the line before ,"sum":".
        Hash of a line = SHA-256(one zero byte, then the line without its line feed); the first line's
        prev is 64 zeros.
        checkpoint is the number of entries and the RFC 6962 Merkle root, signed by the device (C2SP
        signed note, Ed25519); the public key stands in the first line as key.
        blob/ holds photographs and long texts under their SHA-256. private/ holds personal values, of
        which the log knows only c = SHA-256(32 bytes of salt, then the value as canonical JSON).
        quarantine/ holds what a power cut left unfinished; it was never acknowledged.
        Do not change, move or delete anything here; to take it along, copy the whole directory.

        By hand, in a copy of this directory:

        ( printf '\\0'; sed -n 1p log/000000000000.jsonl | tr -d '\\n' ) | openssl dgst -sha256
        line=$(sed -n 1p log/000000000000.jsonl); printf '%s' "${line%,\\"sum\\"*}" | sha256sum | cut -c1-16
        head -n 3 checkpoint > text; sed -n 5p checkpoint | cut -d' ' -f3 | base64 -d | tail -c 64 > sig
        { printf '\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000'
          sed -n 1p log/000000000000.jsonl | sed 's/.*"key":"\\([^"]*\\)".*/\\1/' | base64 -d; } > key.der
        openssl pkey -pubin -inform DER -in key.der -out device.pem
        openssl pkeyutl -verify -pubin -inkey device.pem -rawin -in text -sigfile sig

        """
}
