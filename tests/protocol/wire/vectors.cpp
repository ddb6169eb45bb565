// SPDX-License-Identifier: GPL-3.0-or-later
#include "vectors.h"

#include <QFile>

namespace mqtt::test {

std::vector<Vector> readVectors(const char *file)
{
    std::vector<Vector> vectors;
    QFile input(QStringLiteral(TEST_DATA_DIR "/conformance/") + QLatin1String(file));
    if (!input.open(QIODevice::ReadOnly))
        return vectors; // every caller asks for a number of vectors
    while (!input.atEnd()) {
        const QJsonObject json = parseLine(input.readLine());
        const QString role = json["role"].toString();
        bool isHex = false;
        vectors.push_back({json["id"].toString().toUtf8(), ProtocolVersion(json["version"].toInt()),
                           role == "client"   ? Role::Client
                           : role == "server" ? Role::Server
                                              : Role::Any,
                           bytesFromHex(json["hex"].toString(), isHex), json["packet"].toObject(),
                           json["expect"].toString()});
    }
    return vectors;
}

std::optional<Frame> frameOf(const QByteArray &bytes)
{
    const ByteView view(reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size()));
    std::size_t length = 0;
    for (std::size_t i = 1; i < 5 && i < view.size(); ++i) {
        length |= std::size_t(view[i] & 0x7F) << (7 * (i - 1));
        if (view[i] & 0x80)
            continue;
        if (view.size() < i + 1 + length)
            return std::nullopt;
        return Frame{view.first(i + 1 + length), std::uint8_t(i + 1)};
    }
    return std::nullopt;
}

QString verdictOn(const QByteArray &bytes, ProtocolVersion version, Role role)
{
    const auto frame = frameOf(bytes);
    if (!frame)
        return QStringLiteral("incomplete");
    Packet packet;
    const auto decoded = decode(*frame, version, role, packet);
    if (decoded)
        return QStringLiteral("ok");
    return decoded.error().kind == WireErrorKind::Malformed ? QStringLiteral("malformed")
                                                            : QStringLiteral("protocol");
}

QByteArray encoded(const Packet &packet, ProtocolVersion version)
{
    std::vector<std::uint8_t> out;
    if (!encode(packet, version, out))
        return {};
    return {reinterpret_cast<const char *>(out.data()), qsizetype(out.size())};
}

} // namespace mqtt::test
