// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/core/ids.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mqtt {

/// RFC 6455 §5.2
enum class WebSocketOpcode : std::uint8_t
{
    Continuation = 0x0,
    Text = 0x1,
    Binary = 0x2,
    Close = 0x8,
    Ping = 0x9,
    Pong = 0xA,
};

/// RFC 6455 §7.4.1
enum class WebSocketClose : std::uint16_t
{
    Normal = 1000,
    GoingAway = 1001,
    ProtocolError = 1002,
    UnsupportedData = 1003,
    NoCode = 1005, ///< never on the wire: the frame has none
    InvalidText = 1007,
};

/// What a server's frames did that they may not.
enum class WebSocketError : std::uint8_t
{
    None,
    ReservedBits,
    UnknownOpcode,
    Masked,
    Length,       ///< not the shortest form, or 2^63 and more
    ControlFrame, ///< in fragments or longer than 125 bytes
    Continuation, ///< of nothing
    Interrupted,  ///< a message begun within another
    TextFrame,    ///< [MQTT-6.0.0-1]
    CloseCode,
    CloseText, ///< no UTF-8
};

/// In English, with the section, for where a system's words stand.
const char *describe(WebSocketError error);
/// The code to close with.
WebSocketClose closeCodeFor(WebSocketError error);

/// Takes the payload out of a server's frames. MQTT's packets are a stream for which the frames' borders mean
/// nothing [MQTT-6.0.0-2], so nothing is put together and nothing is kept but a head and a control frame.
///
/// Cost      linear in bytes; 200 bytes of memory, whatever a frame's length says.
/// Spec      RFC 6455 §5, §7; MQTT 5.0 §6
class WebSocketDecoder
{
public:
    enum class Event : std::uint8_t
    {
        None,
        Ping,  ///< body()
        Close, ///< closeCode(), closeText()
        Error, ///< error()
    };

    struct Step
    {
        std::size_t consumed = 0; ///< of the bytes given
        std::size_t produced = 0; ///< written to `into`
        Event event = Event::None;
    };

    /// Goes on until the bytes are used up, `into` is full, or there is an event. After Close or Error every
    /// byte is consumed and nothing comes of it.
    Step decode(ByteView bytes, std::span<std::uint8_t> into);

    ByteView body() const { return ByteView(m_control).first(m_controlSize); }
    std::uint16_t closeCode() const { return m_closeCode; }
    const std::string &closeText() const { return m_closeText; }
    WebSocketError error() const { return m_error; }

private:
    enum class State : std::uint8_t
    {
        Head,
        Data,
        Control,
        Over,
    };

    bool headComplete() const;
    Event beginFrame();
    Event endControl();
    Event fail(WebSocketError error);
    Event readClose();

    State m_state = State::Head;
    std::array<std::uint8_t, 10> m_head{};
    std::size_t m_headSize = 0;
    std::uint64_t m_left = 0; ///< of the frame's payload
    WebSocketOpcode m_opcode = WebSocketOpcode::Binary;
    bool m_withinMessage = false; ///< fragments are to follow
    std::array<std::uint8_t, 125> m_control{};
    std::size_t m_controlSize = 0;
    std::uint16_t m_closeCode = 0;
    std::string m_closeText;
    WebSocketError m_error = WebSocketError::None;
};

/// Appends one whole frame as a client sends it: masked with `key`, which must be fresh and unpredictable
/// (§5.3).
void appendWebSocketFrame(std::vector<std::uint8_t> &out, WebSocketOpcode opcode, ByteView payload,
                          std::uint32_t key);

/// The body of a Close frame; the text is cut to what fits.
std::vector<std::uint8_t> webSocketCloseBody(WebSocketClose code, std::string_view text = {});

} // namespace mqtt
