// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_dialog.h"

#include "ui/dialogs/advanced_page.h"
#include "ui/dialogs/general_page.h"
#include "ui/dialogs/subscriptions_page.h"
#include "ui/dialogs/will_page.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

ConnectionDialog::ConnectionDialog(explorer::ConnectionProfile profile, const QByteArray &password,
                                   QWidget *parent)
    : QDialog(parent)
    , m_profile(std::move(profile))
    , m_tabs(new QTabWidget)
    , m_general(new GeneralPage)
    , m_subscriptions(new SubscriptionsPage)
    , m_will(new WillPage)
    , m_advanced(new AdvancedPage)
    , m_note(new FieldNote)
{
    setWindowTitle(m_profile.name.isEmpty() ? tr("New connection") : tr("Edit connection"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_general, tr("&General"));
    m_tabs->addTab(m_subscriptions, tr("&Subscriptions"));
    m_tabs->addTab(m_will, tr("&Last will"));
    m_tabs->addTab(m_advanced, tr("Ad&vanced"));

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_save = buttons->addButton(tr("Save"), QDialogButtonBox::ApplyRole);
    m_connect = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    connect(m_save, &QPushButton::clicked, this, [this] { finish(false); });
    connect(m_connect, &QPushButton::clicked, this, [this] { finish(true); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto *foot = new QVBoxLayout;
    foot->setContentsMargins(space::kWide, space::kNormal, space::kWide, space::kMargin);
    foot->setSpacing(space::kNormal);
    foot->addWidget(m_note);
    foot->addWidget(buttons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, space::kNormal, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs, 1);
    layout->addLayout(foot);

    m_general->show(m_profile, password);
    m_subscriptions->show(m_profile);
    m_will->show(m_profile);
    m_advanced->show(m_profile);
    connect(m_general, &GeneralPage::changed, this, &ConnectionDialog::review);
    connect(m_subscriptions, &SubscriptionsPage::changed, this, &ConnectionDialog::review);
    connect(m_will, &WillPage::changed, this, &ConnectionDialog::review);
    connect(m_advanced, &AdvancedPage::changed, this, &ConnectionDialog::review);
    connect(m_tabs, &QTabWidget::currentChanged, this, &ConnectionDialog::review);
    review();
    // Only now do the buttons have a dialog to be the default of.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_save->setAutoDefault(false);
    m_connect->setDefault(true);
    resize(600, 480);
}

explorer::ConnectionProfile ConnectionDialog::profile() const
{
    explorer::ConnectionProfile profile = m_profile;
    m_general->applyTo(profile);
    m_subscriptions->applyTo(profile);
    m_will->applyTo(profile);
    m_advanced->applyTo(profile);
    return profile;
}

QByteArray ConnectionDialog::password() const { return m_general->password(); }

bool ConnectionDialog::isValid() const
{
    return m_general->isValid() && m_subscriptions->isValid() && m_will->isValid() && m_advanced->isValid();
}

void ConnectionDialog::review()
{
    const auto version = profile().version;
    m_subscriptions->setVersion(version);
    m_advanced->setVersion(version);

    const struct
    {
        QWidget *page;
        bool valid;
        QString complaint;
    } pages[] = {{m_general, m_general->isValid(), m_general->complaint()},
                 {m_subscriptions, m_subscriptions->isValid(), m_subscriptions->complaint()},
                 {m_will, m_will->isValid(), m_will->complaint()},
                 {m_advanced, m_advanced->isValid(), m_advanced->complaint()}};
    const QIcon mark = icon(QStringLiteral("error"), colorsFor(palette()).error);
    QString elsewhere;
    for (const auto &entry : pages) {
        const int tab = m_tabs->indexOf(entry.page);
        // On the page itself the field says it; on the others the tab and the foot do.
        const bool told = !entry.valid && !entry.complaint.isEmpty();
        m_tabs->setTabIcon(tab, told ? mark : QIcon());
        if (told && entry.page != m_tabs->currentWidget() && elsewhere.isEmpty())
            elsewhere = entry.complaint;
    }
    m_note->say(FieldNote::Level::Error, elsewhere);
    m_save->setEnabled(isValid());
    m_connect->setEnabled(isValid());
}

void ConnectionDialog::finish(bool connect)
{
    if (!isValid())
        return;
    m_wantsConnect = connect;
    accept();
}

} // namespace ui
