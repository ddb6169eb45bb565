// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connection_dialog.h"

#include "ui/dialogs/general_page.h"
#include "ui/dialogs/network_page.h"
#include "ui/dialogs/security_page.h"
#include "ui/dialogs/session_page.h"
#include "ui/dialogs/subscriptions_page.h"
#include "ui/dialogs/test_page.h"
#include "ui/dialogs/will_page.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScreen>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

namespace {

constexpr QSize kComfortable(780, 660);
constexpr int kFrame = 60; ///< a title bar and a task bar's worth, on a small screen

using Availability = explorer::SecretStore::Availability;

} // namespace

ConnectionDialog::ConnectionDialog(explorer::ConnectionProfile profile, explorer::ProfileSecrets secrets,
                                   explorer::SecretStore *keychain, QWidget *parent)
    : QDialog(parent)
    , m_profile(std::move(profile))
    , m_secrets(std::move(secrets))
    , m_keychain(keychain)
    , m_tabs(new QTabWidget)
    , m_general(new GeneralPage)
    , m_security(new SecurityPage)
    , m_network(new NetworkPage)
    , m_test(new TestPage)
    , m_note(new FieldNote)
{
    setWindowTitle(m_profile.name.isEmpty() ? tr("New connection") : tr("Edit connection"));
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    const auto add = [this](ConnectionPage *page, const QString &title) {
        m_tabs->addTab(page, title);
        m_pages.push_back(page);
    };
    add(m_general, tr("&General"));
    add(m_security, tr("Security"));
    add(m_network, tr("Network"));
    add(new SessionPage, tr("Session"));
    add(new WillPage, tr("&Last will"));
    add(new SubscriptionsPage, tr("&Subscriptions"));
    m_tabs->addTab(m_test, tr("Test"));
    addButtons();

    for (ConnectionPage *page : m_pages) {
        page->load(m_profile, m_secrets);
        connect(page, &ConnectionPage::changed, this, &ConnectionDialog::review);
    }
    connect(m_tabs, &QTabWidget::currentChanged, this, &ConnectionDialog::review);
    connect(m_test, &TestPage::testRequested, this, &ConnectionDialog::test);
    connect(m_test, &TestPage::trusted, this, [this](const QByteArray &sha256) {
        m_security->trust(sha256);
        test();
    });
    readKeychain();
    review();
    const QSize room = screen()->availableSize() - QSize(kFrame, kFrame);
    resize(kComfortable.boundedTo(room));
}

void ConnectionDialog::addButtons()
{
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
    // Only now do the buttons have a dialog to be the default of.
    buttons->button(QDialogButtonBox::Cancel)->setAutoDefault(false);
    m_save->setAutoDefault(false);
    m_connect->setDefault(true);
}

void ConnectionDialog::readKeychain()
{
    if (!m_keychain) {
        m_general->setKeychain(Availability::No, {});
        return;
    }
    const auto tell = [this] {
        m_general->setKeychain(m_keychain->availability(), m_keychain->unavailableBecause());
    };
    connect(m_keychain, &explorer::SecretStore::availabilityChanged, this, tell);
    m_keychain->findOut();
    tell();
    if (!m_profile.keepsSecrets || !m_secrets.isEmpty())
        return;
    m_knowsSecrets = false;
    m_general->setPasswordNote(tr("Asking the system keychain …"));
    m_keychain->read(m_profile.id, this,
                     [this](const explorer::SecretStore::Answer &answer) { secretsCame(answer); });
}

void ConnectionDialog::secretsCame(const explorer::SecretStore::Answer &answer)
{
    using Outcome = explorer::SecretStore::Outcome;
    switch (answer.outcome) {
    case Outcome::Done:
    case Outcome::NotFound:
        m_general->setPasswordNote({});
        m_knowsSecrets = true;
        break;
    case Outcome::Unavailable:
    case Outcome::Denied:
    case Outcome::TimedOut:
    case Outcome::Failed:
        m_general->setPasswordNote(tr("The keychain did not give it. Type it, or try again later."));
        return;
    }
    // What was typed in the meantime stands.
    const explorer::ProfileSecrets typed = secrets();
    if (typed.password.isEmpty())
        m_general->setPassword(answer.secrets.password);
    if (typed.passphrase.isEmpty())
        m_security->setPassphrase(answer.secrets.passphrase);
    if (typed.proxyPassword.isEmpty() && typed.headers.isEmpty())
        m_network->setSecrets(answer.secrets);
}

explorer::ConnectionProfile ConnectionDialog::profile() const
{
    explorer::ConnectionProfile profile = m_profile;
    explorer::ProfileSecrets unused;
    for (const ConnectionPage *page : m_pages)
        page->store(profile, unused);
    return profile;
}

explorer::ProfileSecrets ConnectionDialog::secrets() const
{
    explorer::ConnectionProfile unused = m_profile;
    explorer::ProfileSecrets secrets;
    for (const ConnectionPage *page : m_pages)
        page->store(unused, secrets);
    return secrets;
}

bool ConnectionDialog::isValid() const { return std::ranges::all_of(m_pages, &ConnectionPage::isValid); }

void ConnectionDialog::review()
{
    if (m_reviewing)
        return; // pages that follow others say "changed" too
    const QScopedValueRollback<bool> guard(m_reviewing, true);
    const explorer::ConnectionProfile now = profile();
    for (ConnectionPage *page : m_pages)
        page->follow(now);

    const QIcon mark = icon(QStringLiteral("error"), colorsFor(palette()).error);
    QString elsewhere;
    for (ConnectionPage *page : m_pages) {
        // On the page itself the field says it; on the others the tab and the foot do.
        const bool told = !page->isValid() && !page->complaint().isEmpty();
        m_tabs->setTabIcon(m_tabs->indexOf(page), told ? mark : QIcon());
        if (told && page != m_tabs->currentWidget() && elsewhere.isEmpty())
            elsewhere = page->complaint();
    }
    m_note->say(FieldNote::Level::Error, elsewhere);
    m_save->setEnabled(isValid());
    m_connect->setEnabled(isValid());
    m_test->setReady(isValid(), tr("The other pages are not complete yet."));
}

void ConnectionDialog::test()
{
    if (isValid())
        m_test->test(profile().toOptions(secrets()));
}

void ConnectionDialog::finish(bool connect)
{
    if (!isValid())
        return;
    m_wantsConnect = connect;
    accept();
}

} // namespace ui
