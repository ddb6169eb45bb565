// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a fuzz target without libFuzzer, over every file of the folders named on the command line. Of a golden
// packet (*.hex, see tests/protocol/wire/test_golden_packets.cpp) the input is its selector and its bytes.
#include <QByteArray>
#include <QDir>
#include <QFile>

#include <cstdint>
#include <cstdio>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

QByteArray inputOfGoldenPacket(const QByteArray &file)
{
    int version = 5;
    int role = 2;
    QByteArray packet;
    for (const QByteArray &line : file.split('\n')) {
        const QByteArray value = line.mid(line.indexOf(':') + 1).trimmed();
        if (line.startsWith("version:"))
            version = value.toInt();
        else if (line.startsWith("receiver:"))
            role = value == "client" ? 0 : value == "server" ? 1 : 2;
        else if (!line.startsWith("packet:"))
            packet += QByteArray::fromHex(line.left(line.indexOf('#')));
    }
    return QByteArray(1, char(version - 3 + 3 * role)) + packet;
}

} // namespace

int main(int argc, char **argv)
{
    int runs = 0;
    for (int i = 1; i < argc; ++i) {
        const QDir folder(QFile::decodeName(argv[i]));
        for (const QFileInfo &info : folder.entryInfoList(QDir::Files, QDir::Name)) {
            QFile file(info.filePath());
            if (!file.open(QIODevice::ReadOnly)) {
                std::fprintf(stderr, "cannot read %s\n", qPrintable(info.filePath()));
                return 1;
            }
            QByteArray input = file.readAll();
            if (info.suffix() == QLatin1String("hex"))
                input = inputOfGoldenPacket(input);
            // Named before it runs, so that a crash says which input it was; a block of exactly its size.
            std::fprintf(stderr, "%s\n", qPrintable(info.fileName()));
            const std::vector<std::uint8_t> bytes(input.begin(), input.end());
            LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
            ++runs;
        }
    }
    std::fprintf(stderr, "%d inputs\n", runs);
    return runs > 0 ? 0 : 1;
}
