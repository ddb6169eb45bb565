// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/net/websocket_codec.h"

#include "protocol/core/utf8.h"

#include <algorithm>
#include <cstring>

namespace mqtt {

namespace {

constexpr std::uint8_t kFinal = 0x80;
constexpr std::uint8_t kReserved = 0x70;
constexpr std::uint8_t kOpcode = 0x0F;
constexpr std::uint8_t kMasked = 0x80;
constexpr std::uint8_t kLengthBits = 0x7F;
constexpr std::uint8_t kSixteenBits = 126; ///< the length follows in two bytes
constexpr std::uint8_t kSixtyFourBits = 127;
constexpr std::size_t kLongestControl = 125;
constexpr std::size_t kCodeSize = 2;

bool isControl(std::uint8_t opcode) { return (opcode & 0x08) != 0; }

bool isKnown(std::uint8_t opcode) { return opcode <= 0x2 || (opcode >= 0x8 && opcode <= 0xA); }

/// RFC 6455 §7.4.1, §7.4.2 and the registry it opened; 1004 to 1006 and 1015 never stand in a frame.
bool mayBeSent(std::uint16_t code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

std::uint64_t bigEndian(ByteView bytes)
{
    std::uint64_t value = 0;
    for (const std::uint8_t byte : bytes)
        value = value << 8 | byte;
    return value;
}

void appendBigEndian(std::vector<std::uint8_t> &out, std::uint64_t value, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(std::uint8_t(value >> shift));
}

} // namespace

const char *describe(WebSocketError error)
{
    switch (error) {
    case WebSocketError::None:
        return "";
    case WebSocketError::ReservedBits:
        return "a frame has reserved bits set (RFC 6455 5.2)";
    case WebSocketError::UnknownOpcode:
        return "a frame is of no known kind (RFC 6455 5.2)";
    case WebSocketError::Masked:
        return "a frame of the server is masked (RFC 6455 5.1)";
    case WebSocketError::Length:
        return "a frame's length is not in its shortest form (RFC 6455 5.2)";
    case WebSocketError::ControlFrame:
        return "a control frame is in fragments or longer than 125 bytes (RFC 6455 5.5)";
    case WebSocketError::Continuation:
        return "a frame continues nothing (RFC 6455 5.4)";
    case WebSocketError::Interrupted:
        return "a message begins within another one (RFC 6455 5.4)";
    case WebSocketError::TextFrame:
        return "a text frame (MQTT-6.0.0-1)";
    case WebSocketError::CloseCode:
        return "a close frame has no valid code (RFC 6455 7.4)";
    case WebSocketError::CloseText:
        return "a close frame's text is no UTF-8 (RFC 6455 5.5.1)";
    }
    return "";
}

WebSocketClose closeCodeFor(WebSocketError error)
{
    switch (error) {
    case WebSocketError::None:
        return WebSocketClose::Normal;
    case WebSocketError::TextFrame:
        return WebSocketClose::UnsupportedData;
    case WebSocketError::CloseText:
        return WebSocketClose::InvalidText;
    case WebSocketError::ReservedBits:
    case WebSocketError::UnknownOpcode:
    case WebSocketError::Masked:
    case WebSocketError::Length:
    case WebSocketError::ControlFrame:
    case WebSocketError::Continuation:
    case WebSocketError::Interrupted:
    case WebSocketError::CloseCode:
        return WebSocketClose::ProtocolError;
    }
    return WebSocketClose::ProtocolError;
}

WebSocketDecoder::Step WebSocketDecoder::decode(ByteView bytes, std::span<std::uint8_t> into)
{
    Step step;
    // Every turn takes a byte or ends.
    while (step.event == Event::None && step.consumed < bytes.size()) {
        const ByteView rest = bytes.subspan(step.consumed);
        switch (m_state) {
        case State::Head:
            m_head[m_headSize++] = rest[0];
            ++step.consumed;
            if (headComplete())
                step.event = beginFrame();
            break;
        case State::Data: {
            const std::size_t room = std::min(rest.size(), into.size() - step.produced);
            const auto count = std::size_t(std::min<std::uint64_t>(room, m_left));
            if (count == 0)
                return step; // `into` is full
            std::memcpy(into.data() + step.produced, rest.data(), count);
            step.consumed += count;
            step.produced += count;
            m_left -= count;
            if (m_left == 0)
                m_state = State::Head;
            break;
        }
        case State::Control: {
            const auto count = std::size_t(std::min<std::uint64_t>(rest.size(), m_left));
            std::memcpy(m_control.data() + m_controlSize, rest.data(), count);
            m_controlSize += count;
            step.consumed += count;
            m_left -= count;
            if (m_left == 0)
                step.event = endControl();
            break;
        }
        case State::Over:
            step.consumed = bytes.size();
            break;
        }
    }
    return step;
}

bool WebSocketDecoder::headComplete() const
{
    if (m_headSize < 2)
        return false;
    const std::uint8_t length = m_head[1] & kLengthBits;
    const std::size_t extra = length == kSixteenBits ? 2 : length == kSixtyFourBits ? 8 : 0;
    // A mask is an error, so that its four bytes need not be read.
    return (m_head[1] & kMasked) != 0 || m_headSize == 2 + extra;
}

WebSocketDecoder::Event WebSocketDecoder::beginFrame()
{
    const std::uint8_t opcode = m_head[0] & kOpcode;
    const bool isFinal = (m_head[0] & kFinal) != 0;
    const std::uint8_t length = m_head[1] & kLengthBits;
    if ((m_head[0] & kReserved) != 0)
        return fail(WebSocketError::ReservedBits); // no extension was agreed on
    if (!isKnown(opcode))
        return fail(WebSocketError::UnknownOpcode);
    if ((m_head[1] & kMasked) != 0)
        return fail(WebSocketError::Masked);
    m_opcode = WebSocketOpcode(opcode);
    if (isControl(opcode) && (!isFinal || length > kLongestControl))
        return fail(WebSocketError::ControlFrame);

    const ByteView extra = ByteView(m_head).subspan(2, m_headSize - 2);
    m_left = extra.empty() ? length : bigEndian(extra);
    const bool shortest = extra.empty() || (extra.size() == 2 ? m_left >= kSixteenBits : m_left > 0xFFFF);
    if (!shortest || m_left >> 63 != 0)
        return fail(WebSocketError::Length);

    m_headSize = 0;
    if (isControl(opcode)) {
        m_controlSize = 0;
        m_state = State::Control;
        return m_left == 0 ? endControl() : Event::None;
    }
    if (m_opcode == WebSocketOpcode::Text)
        return fail(WebSocketError::TextFrame); // [MQTT-6.0.0-1]
    if (m_opcode == WebSocketOpcode::Continuation && !m_withinMessage)
        return fail(WebSocketError::Continuation);
    if (m_opcode == WebSocketOpcode::Binary && m_withinMessage)
        return fail(WebSocketError::Interrupted);
    m_withinMessage = !isFinal;
    m_state = m_left == 0 ? State::Head : State::Data;
    return Event::None;
}

WebSocketDecoder::Event WebSocketDecoder::endControl()
{
    m_state = State::Head;
    switch (m_opcode) {
    case WebSocketOpcode::Ping:
        return Event::Ping;
    case WebSocketOpcode::Close:
        return readClose();
    case WebSocketOpcode::Pong: // nobody asked, nobody minds (§5.5.3)
    case WebSocketOpcode::Continuation:
    case WebSocketOpcode::Text:
    case WebSocketOpcode::Binary:
        return Event::None;
    }
    return Event::None;
}

WebSocketDecoder::Event WebSocketDecoder::readClose()
{
    const ByteView content = body();
    if (content.empty()) {
        m_closeCode = std::uint16_t(WebSocketClose::NoCode);
        m_state = State::Over;
        return Event::Close;
    }
    if (content.size() < kCodeSize)
        return fail(WebSocketError::CloseCode);
    const auto code = std::uint16_t(bigEndian(content.first(kCodeSize)));
    if (!mayBeSent(code))
        return fail(WebSocketError::CloseCode);
    const ByteView text = content.subspan(kCodeSize);
    m_closeText.assign(text.begin(), text.end());
    if (!isValidUtf8(m_closeText)) {
        m_closeText.clear();
        return fail(WebSocketError::CloseText);
    }
    m_closeCode = code;
    m_state = State::Over;
    return Event::Close;
}

WebSocketDecoder::Event WebSocketDecoder::fail(WebSocketError error)
{
    m_error = error;
    m_state = State::Over;
    return Event::Error;
}

void appendWebSocketFrame(std::vector<std::uint8_t> &out, WebSocketOpcode opcode, ByteView payload,
                          std::uint32_t key)
{
    out.push_back(std::uint8_t(kFinal | std::uint8_t(opcode)));
    if (payload.size() < kSixteenBits) {
        out.push_back(std::uint8_t(kMasked | payload.size()));
    } else if (payload.size() <= 0xFFFF) {
        out.push_back(kMasked | kSixteenBits);
        appendBigEndian(out, payload.size(), 2);
    } else {
        out.push_back(kMasked | kSixtyFourBits);
        appendBigEndian(out, payload.size(), 8);
    }
    std::array<std::uint8_t, 8> mask{};
    std::memcpy(mask.data(), &key, sizeof key);
    std::memcpy(mask.data() + sizeof key, &key, sizeof key);
    out.insert(out.end(), mask.begin(), mask.begin() + sizeof key);

    std::size_t at = out.size();
    out.insert(out.end(), payload.begin(), payload.end());
    std::uint64_t wide = 0;
    std::memcpy(&wide, mask.data(), sizeof wide);
    for (; at + sizeof wide <= out.size(); at += sizeof wide) {
        std::uint64_t word = 0;
        std::memcpy(&word, out.data() + at, sizeof word);
        word ^= wide;
        std::memcpy(out.data() + at, &word, sizeof word);
    }
    for (std::size_t i = 0; at < out.size(); ++at, ++i)
        out[at] ^= mask[i];
}

std::vector<std::uint8_t> webSocketCloseBody(WebSocketClose code, std::string_view text)
{
    std::vector<std::uint8_t> body;
    appendBigEndian(body, std::uint16_t(code), int(kCodeSize));
    text = text.substr(0, kLongestControl - kCodeSize);
    body.insert(body.end(), text.begin(), text.end());
    return body;
}

} // namespace mqtt
