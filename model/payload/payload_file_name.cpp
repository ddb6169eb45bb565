// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/payload_file_name.h"

namespace explorer {

namespace {

constexpr std::size_t kLongestSlug = 80;

/// FNV-1a: tells files apart, nothing more.
std::uint32_t hashOf(std::uint32_t hash, const std::uint8_t *bytes, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i)
        hash = (hash ^ bytes[i]) * 16777619u;
    return hash;
}

std::string slugOf(std::string_view topic)
{
    std::string slug;
    for (const char c : topic) {
        const bool allowed =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (allowed)
            slug += c;
        else if (!slug.empty() && slug.back() != '-')
            slug += '-';
        if (slug.size() >= kLongestSlug)
            break;
    }
    while (!slug.empty() && slug.back() == '-')
        slug.pop_back();
    return slug.empty() ? "payload" : slug;
}

} // namespace

std::string payloadFileName(std::string_view topic, std::span<const std::uint8_t> payload,
                            std::string_view extension)
{
    std::uint32_t hash = 2166136261u;
    hash = hashOf(hash, reinterpret_cast<const std::uint8_t *>(topic.data()), topic.size());
    hash = hashOf(hash, payload.data(), payload.size());
    std::string name = slugOf(topic) + '-';
    for (int shift = 28; shift >= 0; shift -= 4)
        name += "0123456789abcdef"[hash >> shift & 15];
    name += '.';
    name += extension;
    return name;
}

} // namespace explorer
