// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/docks/topics/filter_help.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QScrollArea>

#include <algorithm>

namespace ui {

FilterHelp::FilterHelp(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Filters"));
    struct Row
    {
        const char *sample; ///< none: a heading
        QString text;
    };
    const Row rows[] = {
        {nullptr, tr("In the topic’s name")},
        {"temp", tr("contains “temp”, in capitals or not; with a capital letter in it: exactly so")},
        {"\"boiler room\"", tr("the same with spaces or marks in it")},
        {"site/+/temp  site/#", tr("an MQTT topic filter: + is one level, # all that follow")},
        {"/line[0-9]+$/", tr("a regular expression; \\s stands for a space")},
        {"topic=site/1/temp", tr("exactly this topic")},
        {nullptr, tr("In the newest message of a topic")},
        {"payload:error", tr("the payload contains “error”; a /regular expression/ works too")},
        {"payload>20  payload=on", tr("the payload is a number over 20; is “on”")},
        {"json.temp>20", tr("the value “temp” of a JSON object is over 20 (also >= < <= = !=)")},
        {"json.list[0].id", tr("there is such a value")},
        {"json.state=\"on\"", tr("the value is this text; json.state:on contains it")},
        {"qos:1", tr("its quality of service")},
        {"retained:yes", tr("the broker holds a retained message of the topic, this one or an older one; retained:no: it holds "
                            "none; retained:unknown: nothing has told, as for live messages of MQTT 3.1.1")},
        {"size>10KB", tr("bytes of the payload: B, KB, MB, KiB, MiB")},
        {"age<5min", tr("how long ago it came: ms, s, min, h, d")},
        {"rate>3/s", tr("messages per second (/min, /h), as in the column Rate")},
        {nullptr, tr("Together")},
        {"site3 temp", tr("both (“and” may stand between them)")},
        {"temp or hum", tr("one or the other")},
        {"-test  not test", tr("what does not contain “test”")},
        {"(a or b) -c", tr("parentheses keep together")},
    };

    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setContentsMargins(space::kWide, space::kMargin, space::kWide, space::kMargin);
    grid->setHorizontalSpacing(space::kWide);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(1, 1);
    int line = 0;
    for (const Row &row : rows) {
        if (!row.sample) {
            if (line > 0)
                grid->setRowMinimumHeight(line++, space::kTight);
            grid->addWidget(sectionHeading(row.text), line++, 0, 1, 2);
            continue;
        }
        auto *sample = new PlainLabel(QLatin1String(row.sample));
        sample->setFont(monoFont());
        sample->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *text = new PlainLabel(row.text);
        text->setWordWrap(true);
        grid->addWidget(sample, line, 0, Qt::AlignTop);
        grid->addWidget(text, line++, 1);
    }
    grid->setRowStretch(line, 1);

    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setAccessibleName(tr("What can be typed into the filter"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, space::kMargin, space::kMargin);
    layout->setSpacing(space::kTight);
    layout->addWidget(scroll, 1);
    layout->addWidget(buttons);
    resize(700, std::min(600, page->sizeHint().height() + buttons->sizeHint().height() + space::kWide));
}

} // namespace ui
