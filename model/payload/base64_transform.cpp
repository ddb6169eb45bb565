// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/base64_transform.h"

#include "model/payload/unwrap_output.h"

#include <string_view>

namespace explorer {

namespace {

constexpr std::size_t kLongestUrlHead = 128;
constexpr std::string_view kUrlBegin = "data:";
constexpr std::string_view kUrlMark = ";base64,";

/// Where the digits of a data URL begin; 0 when it is none.
std::size_t dataUrlHead(std::span<const std::uint8_t> payload)
{
    const std::string_view text(reinterpret_cast<const char *>(payload.data()),
                                std::min(payload.size(), kLongestUrlHead));
    if (!text.starts_with(kUrlBegin))
        return 0;
    const std::size_t mark = text.find(kUrlMark);
    const std::size_t odd = text.find_first_of(" \t\r\n,\"'<>{}");
    return mark == std::string_view::npos || odd < mark ? 0 : mark + kUrlMark.size();
}

constexpr int kNoDigit = -1;
constexpr int kSpace = -2;
constexpr int kPadding = -3;

int digit(std::uint8_t c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    if (c == '+' || c == '-')
        return 62;
    if (c == '/' || c == '_')
        return 63;
    if (c == '=')
        return kPadding;
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' ? kSpace : kNoDigit;
}

DecodeProblem syntax(std::size_t offset, const char *expected)
{
    return {.kind = DecodeProblem::Kind::Syntax, .offset = offset, .expected = expected};
}

/// Takes digits in, gives bytes out.
class Reader
{
public:
    Reader(std::span<const std::uint8_t> payload, const DecodeBudget &budget)
        : m_payload(payload)
        , m_output(payload.size(), budget)
    {}

    tl::expected<PayloadBytes, DecodeProblem> run()
    {
        for (std::size_t at = dataUrlHead(m_payload); at < m_payload.size(); ++at) {
            if (const auto problem = take(m_payload[at], at))
                return tl::unexpected(*problem);
        }
        if (m_digits == 1)
            return tl::unexpected(cutShort(m_payload.size()));
        if (m_padding > 0 && m_digits + m_padding < 4)
            return tl::unexpected(syntax(m_payload.size(), "'='"));
        return m_output.take();
    }

private:
    std::optional<DecodeProblem> take(std::uint8_t c, std::size_t at)
    {
        const int value = digit(c);
        if (value == kSpace)
            return std::nullopt;
        if (value == kPadding) {
            if (m_digits < 2)
                return syntax(at, "a digit of Base64");
            if (m_digits + ++m_padding > 4)
                return syntax(at, "the end of the data");
            return std::nullopt;
        }
        if (m_padding > 0)
            return syntax(at, m_digits + m_padding < 4 ? "'='" : "the end of the data");
        if (value == kNoDigit || !isOfTheAlphabet(c))
            return syntax(at, "a digit of Base64");
        m_bits = m_bits << 6 | std::uint32_t(value);
        m_digits = (m_digits + 1) % 4;
        static constexpr int kUnused[] = {0, 0, 4, 2}; // bits that wait for the next digit
        if (m_digits != 1 && !m_output.push(std::uint8_t(m_bits >> kUnused[m_digits]), at))
            return m_output.problem();
        return std::nullopt;
    }

    bool isOfTheAlphabet(std::uint8_t c)
    {
        m_isStandard = m_isStandard || c == '+' || c == '/';
        m_isUrl = m_isUrl || c == '-' || c == '_';
        return !(m_isStandard && m_isUrl);
    }

    std::span<const std::uint8_t> m_payload;
    UnwrapOutput m_output;
    std::uint32_t m_bits = 0;
    int m_digits = 0; ///< of the group of four that is not complete
    int m_padding = 0;
    bool m_isStandard = false;
    bool m_isUrl = false;
};

} // namespace

bool Base64Transform::recognises(std::span<const std::uint8_t> payload) const
{
    return dataUrlHead(payload) > 0;
}

tl::expected<PayloadBytes, DecodeProblem> Base64Transform::unwrap(std::span<const std::uint8_t> payload,
                                                                  const DecodeBudget &budget) const
{
    return Reader(payload, budget).run();
}

} // namespace explorer
