// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/test_page.h"

#include "ui/text/plain_text.h"
#include "ui/text/test_step_text.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/field_note.h"
#include "ui/widgets/plain_label.h"
#include "ui/widgets/plain_message.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

using mqtt::TestStep;

enum Column
{
    What,
    Time,
    Result,
    ColumnCount
};

constexpr qsizetype kFingerprintLength = 32 * 3 - 1;

QString durationText(mqtt::Duration duration)
{
    const double ms = std::chrono::duration<double, std::milli>(duration).count();
    return TestPage::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

/// Rows as tall as their result needs to be read whole: a tree cuts it otherwise.
class WholeTextDelegate : public QStyledItemDelegate
{
public:
    explicit WholeTextDelegate(QTreeWidget *tree)
        : QStyledItemDelegate(tree)
        , m_tree(tree)
    {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        if (index.column() == Result) {
            const int margin =
                2 * (m_tree->style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, m_tree) + 1);
            const QRect room(0, 0, m_tree->columnWidth(Result) - margin, 10'000);
            const QString text = index.data().toString();
            size.setHeight(option.fontMetrics.boundingRect(room, Qt::TextWordWrap, text).height());
        }
        return {size.width(), size.height() + space::kTight};
    }

private:
    QTreeWidget *m_tree;
};

void addFacts(QTreeWidgetItem *parent, const std::vector<TestFact> &facts)
{
    for (const TestFact &fact : facts) {
        const bool isFingerprint = fact.value.size() == kFingerprintLength;
        const QString shown = isFingerprint ? fact.value.left(kFingerprintLength / 2) + u'\n' +
                                                  fact.value.mid(kFingerprintLength / 2 + 1)
                                            : fact.value;
        auto *item = new QTreeWidgetItem(parent, {fact.name, QString(), shown});
        item->setToolTip(Result, plainTip(fact.value));
    }
}

} // namespace

TestPage::TestPage(QWidget *parent)
    : QWidget(parent)
    , m_start(new QPushButton)
    , m_trust(new QPushButton(tr("T&rust this certificate …")))
    , m_copy(new QPushButton(tr("Cop&y")))
    , m_verdict(new FieldNote)
    , m_results(new QTreeWidget)
{
    m_results->setAccessibleName(tr("Results of the connection test"));
    m_results->setColumnCount(ColumnCount);
    m_results->setHeaderLabels({tr("Step"), tr("Time"), tr("Result")});
    m_results->header()->setSectionResizeMode(What, QHeaderView::ResizeToContents);
    m_results->header()->setSectionResizeMode(Time, QHeaderView::ResizeToContents);
    m_results->header()->setStretchLastSection(true);
    m_results->setWordWrap(true);
    m_results->setUniformRowHeights(false);
    auto *delegate = new WholeTextDelegate(m_results);
    m_results->setItemDelegate(delegate);
    connect(m_results->header(), &QHeaderView::sectionResized, delegate,
            [delegate] { Q_EMIT delegate->sizeHintChanged({}); });
    m_results->setSelectionMode(QAbstractItemView::SingleSelection);
    m_trust->hide();
    m_copy->setEnabled(false);
    m_copy->setToolTip(plainTip(tr("Copy the results as text")));
    for (QPushButton *button : {m_start, m_trust, m_copy})
        button->setAutoDefault(false);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::kNormal);
    buttons->addWidget(m_start);
    buttons->addWidget(m_trust);
    buttons->addStretch();
    buttons->addWidget(m_copy);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    layout->setSpacing(space::kNormal);
    layout->addLayout(buttons);
    layout->addWidget(m_verdict);
    layout->addWidget(m_results, 1);

    connect(m_start, &QPushButton::clicked, this, &TestPage::startOrCancel);
    connect(m_copy, &QPushButton::clicked, this, &TestPage::copy);
    connect(m_trust, &QPushButton::clicked, this, [this] {
        const bool sure = PlainMessage::ask(
            this, tr("Trust this certificate for this host?"),
            tr("From then on this connection believes whoever shows it, and nobody else. Compare its SHA-256 "
               "with what the broker's operator tells you first."),
            tr("Trust it"));
        if (sure)
            Q_EMIT trusted(m_certificate);
    });
    connect(&m_tester, &mqtt::ConnectionTester::changed, this, [this] { show(m_tester.report()); });
    show(mqtt::TestReport());
}

void TestPage::startOrCancel()
{
    if (m_tester.isRunning())
        m_tester.cancel();
    else
        Q_EMIT testRequested();
}

void TestPage::test(const mqtt::ConnectionOptions &options)
{
    m_tester.start(options);
    show(m_tester.report());
}

void TestPage::setReady(bool ready, const QString &why)
{
    m_ready = ready;
    m_start->setEnabled(ready || m_tester.isRunning());
    m_start->setToolTip(ready ? QString() : plainTip(why));
}

QTreeWidgetItem *TestPage::group(const QString &title, const QString &summary)
{
    auto *item = new QTreeWidgetItem(m_results, {title, QString(), summary});
    item->setFont(What, scaledFont(0, QFont::DemiBold));
    item->setExpanded(true);
    return item;
}

void TestPage::showStep(int row, const mqtt::TestReport &report, const TestStep &step)
{
    auto *item = new QTreeWidgetItem;
    m_results->insertTopLevelItem(row, item);
    const Colors colors = colorsFor(palette());
    const bool isOver =
        step.outcome != TestStep::Outcome::Pending && step.outcome != TestStep::Outcome::Running;
    item->setText(What, testStepName(step.name));
    item->setText(Time, isOver ? durationText(step.duration) : QString());
    item->setText(Result, testStepResult(report, step));
    item->setToolTip(Result, plainTip(item->text(Result)));
    item->setTextAlignment(Time, Qt::AlignRight | Qt::AlignVCenter);
    switch (step.outcome) {
    case TestStep::Outcome::Pending:
        item->setIcon(What, icon(QStringLiteral("ring"), colors.muted));
        item->setDisabled(true);
        break;
    case TestStep::Outcome::Running:
        item->setIcon(What, icon(QStringLiteral("clock"), colors.accent));
        break;
    case TestStep::Outcome::Done:
        item->setIcon(What, icon(QStringLiteral("ok"), colors.good));
        break;
    case TestStep::Outcome::Cancelled:
        item->setIcon(What, icon(QStringLiteral("warning"), colors.warning));
        break;
    case TestStep::Outcome::Failed:
    case TestStep::Outcome::TimedOut:
        item->setIcon(What, icon(QStringLiteral("error"), colors.error));
        break;
    }
}

void TestPage::showFindings(const mqtt::TestReport &report)
{
    if (report.tls) {
        addFacts(group(tr("Encryption")), tlsFacts(*report.tls));
        const QDateTime now = QDateTime::currentDateTime();
        int place = 0;
        for (const mqtt::TlsFacts::Certificate &certificate : report.tls->chain) {
            const QString title = place == 0 ? tr("The broker's certificate") : tr("Authority %1").arg(place);
            QTreeWidgetItem *item = group(title, visibleText(certificate.subject, 120));
            addFacts(item, certificateFacts(certificate, now));
            item->setExpanded(place++ == 0);
        }
    }
    if (const auto facts = serverFacts(report); !facts.empty())
        addFacts(group(tr("What the broker allows")), facts);
}

void TestPage::show(const mqtt::TestReport &report)
{
    m_results->clear();
    int row = 0;
    for (const TestStep &step : report.steps)
        showStep(row++, report, step);
    if (report.ended)
        showFindings(report);

    m_certificate = trustWouldHelp(report) ? report.tls->chain.first().fingerprint : QByteArray();
    m_trust->setVisible(!m_certificate.isEmpty());
    m_copy->setEnabled(report.ended);
    m_start->setText(m_tester.isRunning()   ? tr("&Cancel the test")
                     : report.steps.empty() ? tr("&Test connection")
                                            : tr("&Test again"));
    m_start->setEnabled(m_ready || m_tester.isRunning());
    if (!report.ended && report.steps.empty())
        m_verdict->say(
            FieldNote::Level::Hint,
            tr("Connects once with these settings, subscribes, and says goodbye. Nothing is saved, "
               "and a running session goes on."));
    else if (!report.ended)
        m_verdict->say(FieldNote::Level::Hint, tr("Trying …"));
    else if (report.succeeded())
        m_verdict->say(FieldNote::Level::Good, tr("The connection works."));
    else if (!m_certificate.isEmpty())
        m_verdict->say(
            FieldNote::Level::Error,
            tr("No known authority vouches for the broker's certificate. Name its authority on the "
               "page “Security”, or trust this one certificate."));
    else
        m_verdict->say(FieldNote::Level::Error, tr("The connection does not work yet: see the marked step."));
}

void TestPage::copy() const
{
    QStringList lines;
    for (int i = 0; i < m_results->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_results->topLevelItem(i);
        lines.append(QStringList{item->text(What), item->text(Time), item->text(Result)}.join(u'\t'));
        for (int j = 0; j < item->childCount(); ++j)
            lines.append(
                QStringLiteral("  %1\t%2")
                    .arg(item->child(j)->text(What), item->child(j)->text(Result).replace(u'\n', u':')));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace ui
