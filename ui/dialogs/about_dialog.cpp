// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/plain_label.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>

namespace ui {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About MQTTScope"));

    auto *picture = new PlainLabel;
    picture->setPixmap(applicationIcon().pixmap(QSize(72, 72), devicePixelRatioF()));
    auto *name = new PlainLabel(QStringLiteral("MQTTScope"));
    name->setFont(scaledFont(6, QFont::DemiBold));

    auto *words = new QVBoxLayout;
    words->setSpacing(space::kTight);
    words->addWidget(name);
    words->addWidget(new PlainLabel(tr("An oscilloscope for MQTT")));
    words->addSpacing(space::kNormal);
    words->addWidget(hintLabel(tr("Version %1, built with Qt %2")
                                   .arg(QStringLiteral(MQTTSCOPE_VERSION), QLatin1String(qVersion()))));
    words->addWidget(hintLabel(tr("Free software under the GNU General Public License, version 3 or later. "
                                  "It comes with no warranty.")));
    words->addWidget(hintLabel(tr("Uses Qt (LGPL 3), QCustomPlot (GPL 3) and simdjson (Apache 2.0).")));
    words->addWidget(hintLabel(tr("It connects to the brokers you name and to nothing else.")));
    words->addStretch();

    auto *top = new QHBoxLayout;
    top->setSpacing(space::kWide);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kMargin);
    layout->setSpacing(space::kMargin);
    layout->addLayout(top, 1);
    layout->addWidget(buttons);
    resize(500, 300);
}

} // namespace ui
