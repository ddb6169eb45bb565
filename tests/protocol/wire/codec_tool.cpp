// SPDX-License-Identifier: GPL-3.0-or-later
//
// codec_tool: the wire layer as a console program. One JSON request a line on standard input, one JSON
// answer a line on standard output, flushed.
//   decode  {"seq", "op", "version", "role", "hex"}       → {"ok", "packet", "consumed"} or {"ok", "error",
//   …} encode  {"seq", "op", "version", "packet"}            → {"ok", "hex"} stream  {"seq", "op", "version",
//   "chunks", ["role"]}  → {"ok", "packets", "rest"}
#include "packet_json.h"

#include "protocol/wire/codec.h"
#include "protocol/wire/frame_assembler.h"
#include "protocol/wire/wire_fault_table.h"

#include <QJsonDocument>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <optional>
#include <string>

using namespace mqtt;

namespace {

QJsonObject refusal(const char *error) { return {{"ok", false}, {"error", error}}; }

const char *nameOf(WireErrorKind kind)
{
    switch (kind) {
    case WireErrorKind::Incomplete:
        return "incomplete";
    case WireErrorKind::Malformed:
        return "malformed";
    case WireErrorKind::Protocol:
        return "protocol";
    }
    return "";
}

QJsonObject refusal(const WireError &error)
{
    QJsonObject answer = refusal(nameOf(error.kind));
    answer.insert("offset", qint64(error.offset));
    answer.insert("section", error.section);
    answer.insert("fault", wireFaultRow(error.fault).name);
    answer.insert("reasonCode", int(error.reasonCode));
    return answer;
}

std::optional<ProtocolVersion> versionOf(const QJsonObject &request)
{
    const int version = request.value("version").toInt();
    if (version < 3 || version > 5)
        return std::nullopt;
    return ProtocolVersion(version);
}

Role roleOf(const QJsonObject &request)
{
    const QString role = request.value("role").toString();
    return role == "client" ? Role::Client : role == "server" ? Role::Server : Role::Any;
}

void feed(FrameAssembler &assembler, const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const auto room = assembler.writable();
        const qsizetype count = std::min(bytes.size() - at, qsizetype(room.size()));
        std::memcpy(room.data(), bytes.data() + at, std::size_t(count));
        assembler.commit(std::size_t(count));
        at += count;
    }
}

QJsonObject answerDecode(const QJsonObject &request, ProtocolVersion version)
{
    bool isHex = false;
    const QByteArray bytes = test::bytesFromHex(request.value("hex").toString(), isHex);
    if (!isHex)
        return refusal("request");

    FrameAssembler assembler;
    feed(assembler, bytes);
    const auto frame = assembler.next();
    if (!frame)
        return refusal(frame.error());
    if (!*frame)
        return refusal(WireError{WireErrorKind::Incomplete, WireFault::Truncated, ReasonCode::MalformedPacket,
                                 std::size_t(bytes.size()), "2.1.4"});
    Packet packet;
    if (auto decoded = decode(**frame, version, roleOf(request), packet); !decoded)
        return refusal(decoded.error());
    return {{"ok", true},
            {"packet", test::toJson(packet, version)},
            {"consumed", qint64((*frame)->bytes.size())}};
}

QJsonObject answerEncode(const QJsonObject &request, ProtocolVersion version)
{
    test::PacketStorage storage;
    Packet packet;
    std::vector<std::uint8_t> bytes;
    if (!test::fromJson(request.value("packet").toObject(), version, storage, packet) ||
        !encode(packet, version, bytes))
        return refusal("invalid");
    const QByteArray view(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()));
    return {{"ok", true}, {"hex", QString::fromLatin1(view.toHex())}};
}

QJsonObject answerStream(const QJsonObject &request, ProtocolVersion version)
{
    FrameAssembler assembler;
    QJsonArray packets;
    const auto fail = [&packets](QJsonObject answer) {
        answer.insert("packets", packets);
        return answer;
    };
    Packet packet;
    for (const QJsonValue &chunk : request.value("chunks").toArray()) {
        bool isHex = false;
        const QByteArray bytes = test::bytesFromHex(chunk.toString(), isHex);
        if (!isHex)
            return fail(refusal("request"));
        feed(assembler, bytes);
        for (;;) {
            const auto frame = assembler.next();
            if (!frame)
                return fail(refusal(frame.error()));
            if (!*frame)
                break;
            if (auto decoded = decode(**frame, version, roleOf(request), packet); !decoded)
                return fail(refusal(decoded.error()));
            packets.append(test::toJson(packet, version));
        }
    }
    return {{"ok", true}, {"packets", packets}, {"rest", qint64(assembler.pendingBytes())}};
}

QJsonObject answerTo(const std::string &line)
{
    const QJsonObject request = test::parseLine(QByteArray::fromStdString(line));
    const auto version = versionOf(request);
    const QString op = request.value("op").toString();
    QJsonObject answer = refusal("request");
    if (version && op == "decode")
        answer = answerDecode(request, *version);
    else if (version && op == "encode")
        answer = answerEncode(request, *version);
    else if (version && op == "stream")
        answer = answerStream(request, *version);
    answer.insert("seq", request.value("seq"));
    return answer;
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        const QByteArray answer = QJsonDocument(answerTo(line)).toJson(QJsonDocument::Compact);
        std::fwrite(answer.data(), 1, std::size_t(answer.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout);
    }
    return 0;
}
