// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/payload/unit_guess.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

namespace explorer {

namespace {

constexpr int kMostSiblings = 64;
constexpr std::size_t kLongestUnit = 24;
constexpr std::size_t kLongestKey = 64;

struct Suffix
{
    std::string_view word;
    std::string_view unit;
    /// One letter alone says little: a word before it must go with it.
    std::array<std::string_view, 6> with = {};
};

constexpr Suffix kSuffixes[] = {
    {"c", "°C", {"temp", "dew", "setpoint", "heat", "chill"}},
    {"f", "°F", {"temp", "dew", "setpoint", "heat", "chill"}},
    {"v", "V", {"volt", "batt", "supply", "vcc", "vin", "bus"}},
    {"a", "A", {"current", "amp", "load"}},
    {"w", "W", {"power", "load", "consumption"}},
    {"s", "s", {"time", "duration", "interval", "timeout", "age", "period"}},
    {"m", "m", {"distance", "height", "depth", "altitude", "range", "elevation"}},
    {"g", "g", {"weight", "mass"}},
    {"l", "L", {"volume"}},
    {"celsius", "°C"},
    {"degc", "°C"},
    {"fahrenheit", "°F"},
    {"degf", "°F"},
    {"kelvin", "K"},
    {"pct", "%"},
    {"percent", "%"},
    {"percentage", "%"},
    {"pa", "Pa"},
    {"hpa", "hPa"},
    {"kpa", "kPa"},
    {"mbar", "mbar"},
    {"bar", "bar"},
    {"psi", "psi"},
    {"mv", "mV"},
    {"kv", "kV"},
    {"volts", "V"},
    {"ma", "mA"},
    {"amps", "A"},
    {"watts", "W"},
    {"kw", "kW"},
    {"wh", "Wh"},
    {"kwh", "kWh"},
    {"mwh", "MWh"},
    {"mah", "mAh"},
    {"va", "VA"},
    {"ohm", "Ω"},
    {"ohms", "Ω"},
    {"hz", "Hz"},
    {"khz", "kHz"},
    {"mhz", "MHz"},
    {"rpm", "rpm"},
    {"ppm", "ppm"},
    {"ppb", "ppb"},
    {"ugm3", "µg/m³"},
    {"db", "dB"},
    {"dbm", "dBm"},
    {"lux", "lx"},
    {"lx", "lx"},
    {"ms", "ms"},
    {"us", "µs"},
    {"ns", "ns"},
    {"sec", "s"},
    {"secs", "s"},
    {"seconds", "s"},
    {"minutes", "min"},
    {"mm", "mm"},
    {"cm", "cm"},
    {"km", "km"},
    {"kmh", "km/h"},
    {"kph", "km/h"},
    {"mps", "m/s"},
    {"kg", "kg"},
    {"mg", "mg"},
    {"litres", "L"},
    {"liters", "L"},
    {"lpm", "L/min"},
    {"deg", "°"},
    {"degrees", "°"},
    {"bytes", "B"},
};

struct Name
{
    std::string_view key; ///< lower case, words parted by '_'
    std::string_view unit;
    double least;
    double most;
};

/// Where the same name goes with several units, only values that just one of them can have.
constexpr Name kNames[] = {
    {"temperature", "°C", -60, 45}, // above it may be Fahrenheit
    {"temp", "°C", -60, 45},
    {"dew_point", "°C", -60, 45},
    {"dewpoint", "°C", -60, 45},
    {"humidity", "%", 1.001, 100}, // up to 1 it may be a share
    {"relative_humidity", "%", 1.001, 100},
    {"battery_level", "%", 5.001, 100}, // below it may be volts
    {"battery", "%", 5.001, 100},
    {"pressure", "hPa", 850, 1'100},
    {"air_pressure", "hPa", 850, 1'100},
    {"barometric_pressure", "hPa", 850, 1'100},
    {"rssi", "dBm", -150, -1},
    {"co2", "ppm", 300, 10'000},
    {"pm1", "µg/m³", 0, 2'000},
    {"pm25", "µg/m³", 0, 2'000},
    {"pm2_5", "µg/m³", 0, 2'000},
    {"pm10", "µg/m³", 0, 2'000},
    {"latitude", "°", -90, 90},
    {"longitude", "°", -180, 180},
    {"lat", "°", -90, 90},
    {"lon", "°", -180, 180},
    {"lng", "°", -180, 180},
};

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
char lowerOf(char c) { return isUpper(c) ? char(c | 0x20) : c; }

/// "batteryPct", "Battery-Pct" → "battery_pct".
std::string wordsOf(std::string_view key)
{
    std::string words;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const char c = key[i];
        if (c == '-' || c == ' ' || c == '.') {
            words += '_';
            continue;
        }
        // A capital begins a word, but those of an abbreviation belong together ("CO2", "levelPM25").
        if (isUpper(c) && i > 0 && !isUpper(key[i - 1]) && words.back() != '_')
            words += '_';
        words += lowerOf(c);
    }
    return words;
}

bool isUnitKey(std::string_view words)
{
    return words == "unit" || words == "units" || words == "uom" || words == "unit_of_measurement";
}

bool isValueKey(std::string_view words)
{
    return words == "value" || words == "val" || words == "v" || words == "reading" || words == "state" ||
           words == "measurement";
}

/// Numbers that stand beside a measurement and are none.
bool isBookkeeping(std::string_view words)
{
    for (const std::string_view name : {"ts", "time", "timestamp", "id", "seq", "sequence", "count", "index", "version", "qos"}) {
        if (words == name || (words.size() > name.size() && words.ends_with(name) && words[words.size() - name.size() - 1] == '_'))
            return true;
    }
    return false;
}

std::optional<double> numberOf(const ValueNode &node)
{
    double value = 0;
    const char *end = node.text.data() + node.text.size();
    const auto read = std::from_chars(node.text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

/// What the sender says beside it.
std::string unitBeside(const ValueTree &tree, const ValueNode &node, std::string_view words)
{
    const ValueNode &parent = tree.nodes[std::size_t(node.parent)];
    if (parent.childCount > kMostSiblings)
        return {};
    const ValueNode *general = nullptr;
    int numbers = 0;
    for (std::int32_t id = parent.firstChild; id >= 0; id = tree.nodes[std::size_t(id)].nextSibling) {
        const ValueNode &sibling = tree.nodes[std::size_t(id)];
        numbers += sibling.kind == ValueNode::Kind::Number;
        if (sibling.kind != ValueNode::Kind::String || sibling.text.empty() || sibling.text.size() > kLongestUnit ||
            sibling.key.size() > kLongestKey)
            continue;
        const std::string key = wordsOf(sibling.key);
        if (key == std::string(words) + "_unit" || key == std::string(words) + "_units")
            return sibling.text;
        if (isUnitKey(key))
            general = &sibling;
    }
    return general && (isValueKey(words) || (numbers == 1 && !isBookkeeping(words))) ? general->text : std::string();
}

std::string_view unitOfSuffix(std::string_view words)
{
    const std::size_t cut = words.rfind('_');
    if (cut == std::string_view::npos || cut == 0)
        return {};
    const std::string_view last = words.substr(cut + 1);
    const std::string_view stem = words.substr(0, cut);
    const auto suffix = std::ranges::find(kSuffixes, last, &Suffix::word);
    if (suffix == std::end(kSuffixes))
        return {};
    const bool fits = suffix->with[0].empty() || std::ranges::any_of(suffix->with, [stem](std::string_view word) {
                          return !word.empty() && stem.find(word) != std::string_view::npos;
                      });
    return fits ? suffix->unit : std::string_view();
}

} // namespace

std::string unitOf(const ValueTree &tree, std::int32_t id)
{
    const ValueNode &node = tree.nodes[std::size_t(id)];
    if (node.kind != ValueNode::Kind::Number || node.parent < 0 || node.key.empty() || node.key.size() > kLongestKey)
        return {};
    const std::string words = wordsOf(node.key);
    if (std::string beside = unitBeside(tree, node, words); !beside.empty())
        return beside;
    if (const std::string_view unit = unitOfSuffix(words); !unit.empty())
        return std::string(unit);
    const auto name = std::ranges::find(kNames, words, &Name::key);
    const std::optional<double> value = numberOf(node);
    const bool fits = name != std::end(kNames) && value && *value >= name->least && *value <= name->most;
    return fits ? std::string(name->unit) : std::string();
}

} // namespace explorer
