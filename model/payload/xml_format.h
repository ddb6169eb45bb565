// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace explorer {

/// An XML document (one that XmlParser takes, in UTF-8) laid out with a line for each element, two blanks a level.
///
/// Only white space between the tags of elements without text is changed: what stands beside text may mean something.
/// Tags, text, comments and the rest stay to the byte.  Cost: linear. No recursion.
std::string prettyXml(std::string_view text);

} // namespace explorer
