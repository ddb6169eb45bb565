// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace explorer {

/// Everything the program remembers beside connections. A new setting is a name here and a row below.
enum class Setting : std::uint8_t
{
    Theme,
    Language,
    MemoryBudgetMb,
    TopicLimit,
    LargestMessageMb, ///< a larger one is kept as its beginning, size and SHA-256
    ChartPointLimit,  ///< of each charted series
    OpenLastAtStart,
    LastProfile,
    WindowGeometry,
    WindowState,
    RecentFilters, ///< as FilterLibrary writes them
    SavedFilters,
    TopicColumns, ///< as ui::TopicColumns writes it
    PairingRules, ///< as Workspace::PairingSetup has them; empty: the program's own
    PairingDeadlineMs,
};

enum class SettingType : std::uint8_t
{
    Boolean,
    Number,
    Text,
    Blob, ///< base64 in the file
};

/// `number` is the default of a Boolean (0, 1) or Number, which must stay within least…most; `text` of the
/// others.
struct SettingRow
{
    Setting setting;
    const char *key;
    SettingType type;
    std::int64_t number;
    std::int64_t least;
    std::int64_t most;
    const char *text;
};

// clang-format off
inline constexpr std::array<SettingRow, 15> kSettingTable = {{
    {Setting::Theme,                   "theme",                   SettingType::Text,    0, 0, 0, "system"},
    {Setting::Language,                "language",                SettingType::Text,    0, 0, 0, ""},
    {Setting::MemoryBudgetMb,          "memoryBudgetMb",          SettingType::Number,  512, 16, 1'048'576, ""},
    {Setting::TopicLimit,              "topicLimit",              SettingType::Number,  2'000'000, 1'000, 100'000'000, ""},
    {Setting::LargestMessageMb,        "largestMessageMb",        SettingType::Number,  16, 1, 256, ""},
    {Setting::ChartPointLimit,         "chartPointLimit",         SettingType::Number,  1'000'000, 10'000, 100'000'000, ""},
    {Setting::OpenLastAtStart,         "openLastAtStart",         SettingType::Boolean, 0, 0, 1, ""},
    {Setting::LastProfile,             "lastProfile",             SettingType::Text,    0, 0, 0, ""},
    {Setting::WindowGeometry,          "windowGeometry",          SettingType::Blob,    0, 0, 0, ""},
    {Setting::WindowState,             "windowState",             SettingType::Blob,    0, 0, 0, ""},
    {Setting::RecentFilters,           "recentFilters",           SettingType::Text,    0, 0, 0, ""},
    {Setting::SavedFilters,            "savedFilters",            SettingType::Text,    0, 0, 0, ""},
    {Setting::TopicColumns,            "topicColumns",            SettingType::Text,    0, 0, 0, ""},
    {Setting::PairingRules,            "pairingRules",            SettingType::Text,    0, 0, 0, ""},
    {Setting::PairingDeadlineMs,       "pairingDeadlineMs",       SettingType::Number,  10'000, 100, 3'600'000, ""},
}};
// clang-format on

constexpr bool settingTableIsInOrder()
{
    for (std::size_t i = 0; i < kSettingTable.size(); ++i) {
        if (std::size_t(kSettingTable[i].setting) != i)
            return false;
    }
    return true;
}
static_assert(settingTableIsInOrder());

constexpr const SettingRow &settingRow(Setting setting) { return kSettingTable[std::size_t(setting)]; }

} // namespace explorer
