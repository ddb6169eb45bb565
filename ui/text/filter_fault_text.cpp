// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/filter_fault_text.h"

#include "model/filter/filter_expression.h"
#include "model/payload/visible_text.h"

#include <QCoreApplication>

namespace ui {

namespace {

using explorer::FilterExpression;
using explorer::FilterFault;

class FilterFaultText
{
    Q_DECLARE_TR_FUNCTIONS(ui::FilterFaultText)

public:
    static QString whatIsWrong(const FilterFault &fault);
    static QString whereAndWhat(const FilterFault &fault);
};

QString FilterFaultText::whatIsWrong(const FilterFault &fault)
{
    using Kind = FilterFault::Kind;
    const QString subject = explorer::visibleText(QStringView(fault.subject), 40);
    switch (fault.kind) {
    case Kind::TooLong:
        return tr("A filter has at most %Ln character(s).", nullptr, int(FilterExpression::kLongestText));
    case Kind::TooManyTerms:
        return tr("A filter has at most %Ln term(s).", nullptr, int(FilterExpression::kMostTerms));
    case Kind::TooDeep:
        return tr("Too many parentheses and negations within each other.");
    case Kind::TermMissing:
        return tr("Something to look for is missing after “%1”.").arg(subject);
    case Kind::TermMissingBefore:
        return tr("Something to look for is missing before “%1”. The word itself is looked for in quotes.")
            .arg(subject);
    case Kind::StillOpen:
        return tr("This parenthesis is not closed.");
    case Kind::NothingToClose:
        return tr("Nothing was opened that “)” could close.");
    case Kind::QuoteOpen:
        return tr("The closing quote is missing.");
    case Kind::UnknownField:
        return tr("There is no field “%1”. There are topic, payload, json.path, qos, retained, size, rate and age; "
                  "plain text stands in quotes.")
            .arg(subject);
    case Kind::OperatorUnfit:
        return tr("“%1” cannot be compared with “%2”; it takes : = and !=.")
            .arg(subject, explorer::visibleText(QStringView(fault.detail), 4));
    case Kind::ValueMissing:
        return tr("A value is missing after “%1”.").arg(subject);
    case Kind::NotANumber:
        return tr("“%1” is no number.").arg(subject);
    case Kind::NotASize:
        return tr("“%1” is no size. Examples: 200, 10KB, 1.5MB.").arg(subject);
    case Kind::NotADuration:
        return tr("“%1” is no length of time. Examples: 200ms, 5s, 2min, 1h.").arg(subject);
    case Kind::NotARate:
        return tr("“%1” is no rate. Examples: 3/s, 10/min.").arg(subject);
    case Kind::NotAQos:
        return tr("“%1” is no quality of service: 0, 1 or 2.").arg(subject);
    case Kind::NotYesOrNo:
        return tr("“%1” is neither yes nor no nor unknown.").arg(subject);
    case Kind::BadPath:
        return tr("The path “%1” cannot be read here: it wants %2. Examples: json.a.b, json.list[0].")
            .arg(subject, fault.detail);
    case Kind::BadRegex:
        return tr("The regular expression is wrong here: %1.").arg(fault.detail);
    }
    return {};
}

QString FilterFaultText::whereAndWhat(const FilterFault &fault)
{
    const QString what = whatIsWrong(fault);
    if (fault.unfinished && fault.length == 0)
        return what; // the place is where the cursor stands
    return tr("Character %1: %2").arg(fault.offset + 1).arg(what);
}

} // namespace

QString filterFaultText(const FilterFault &fault) { return FilterFaultText::whereAndWhat(fault); }

} // namespace ui
