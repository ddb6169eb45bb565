// SPDX-License-Identifier: GPL-3.0-or-later
//
// Input     a byte that says how, then a journal: as it is, or bodies of records whose headers are put right.
//
// Promises  Reading stops within the journal. What was read, written down anew, reads the same. Cut short, it
//           is torn or a shorter one, never damaged. A session takes it up, remembers it, and resumes it with
//           nothing but packets that a server takes, whatever stood in it.
#include "check.h"
#include "exact_frame.h"
#include "input.h"

#include "protocol/session/client_session.h"
#include "protocol/session/journal_replay.h"
#include "protocol/session/journal_writer.h"

#include <algorithm>
#include <vector>

using namespace mqtt;

namespace {

void number(std::vector<std::uint8_t> &out, std::uint32_t value)
{
    for (int shift = 0; shift < 32; shift += 8)
        out.push_back(std::uint8_t(value >> shift));
}

/// A checksum that fits is nothing that a fuzzer finds by itself.
std::vector<std::uint8_t> framed(fuzz::Input input)
{
    std::vector<std::uint8_t> journal;
    while (!input.atEnd()) {
        const std::size_t size = input.byte();
        const ByteView body = input.bytes(size);
        const std::size_t start = journal.size();
        number(journal, std::uint32_t(body.size()));
        number(journal, crc32(ByteView(journal).subspan(start, 4)));
        number(journal, crc32(body));
        journal.insert(journal.end(), body.begin(), body.end());
    }
    return journal;
}

void resume(const SessionSnapshot &snapshot, ProtocolVersion version)
{
    SessionOptions options;
    options.version = version;
    options.clientId = "c";
    options.cleanStart = false;
    options.adoptsServerSession = true;
    ClientSession session(options);
    const Arrival now{};
    FUZZ_CHECK(session.restore(snapshot, now));
    const SessionSnapshot remembered = session.snapshot();
    FUZZ_CHECK(remembered.messages.size() == snapshot.messages.size());
    FUZZ_CHECK(remembered.received == snapshot.received);

    Effects effects;
    session.transportOpened(now.steady, effects);
    effects.clear();
    Connack connack;
    connack.sessionPresent = version != ProtocolVersion::V31;
    std::vector<std::uint8_t> bytes;
    FUZZ_CHECK(encode(connack, version, bytes).has_value());
    session.received(fuzz::ExactFrame(ByteView(bytes)).frame(), now.steady, effects);
    FUZZ_CHECK(session.isConnected());
    for (ByteView sent = effects.send; !sent.empty();) {
        const fuzz::ExactFrame exact(sent);
        FUZZ_CHECK(exact.isWhole());
        sent = sent.subspan(exact.size());
        Packet packet;
        FUZZ_CHECK(decode(exact.frame(), version, Role::Server, packet).has_value());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::Input input(data, size);
    const std::uint8_t how = input.byte();
    std::vector<std::uint8_t> journal;
    if (how & 1) {
        const ByteView raw = input.rest();
        journal.assign(raw.begin(), raw.end());
    } else {
        journal = framed(input);
    }

    const JournalReplay replay = replayJournal(journal);
    FUZZ_CHECK(replay.wholeBytes <= journal.size());
    FUZZ_CHECK((replay.end == JournalReplay::End::Whole) == (replay.wholeBytes == journal.size()) ||
               replay.end == JournalReplay::End::Damaged);
    if (replay.end == JournalReplay::End::Damaged)
        return 0;

    const JournalReplay again = replayJournal(ByteView(journal).first(replay.wholeBytes));
    FUZZ_CHECK(again.end == JournalReplay::End::Whole && again.snapshot == replay.snapshot);
    std::vector<std::uint8_t> compact;
    JournalWriter(compact).snapshot(replay.snapshot);
    const JournalReplay rewritten = replayJournal(compact);
    FUZZ_CHECK(rewritten.end == JournalReplay::End::Whole);
    FUZZ_CHECK(rewritten.snapshot == replay.snapshot);

    resume(replay.snapshot, fuzz::versionFrom(how >> 1));

    if (!journal.empty()) {
        journal.pop_back();
        const JournalReplay shorter = replayJournal(journal);
        FUZZ_CHECK(shorter.end != JournalReplay::End::Damaged);
        FUZZ_CHECK(shorter.wholeBytes <= replay.wholeBytes);
    }
    return 0;
}
