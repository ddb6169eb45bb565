// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/net/connection_tester.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace ui {

class FieldNote;

/// Tries the connection as it stands in the dialog, step by step, and shows what came of it: times, the
/// server's certificates, what it allows. A certificate whose authority alone is unknown can be trusted here.
/// Thread: the GUI's.
class TestPage : public QWidget
{
    Q_OBJECT

public:
    explicit TestPage(QWidget *parent = nullptr);

    /// Starts a test, or does it anew.
    void test(const mqtt::ConnectionOptions &options);
    bool isRunning() const { return m_tester.isRunning(); }
    /// False: the settings are not complete, `why` says so.
    void setReady(bool ready, const QString &why = {});
    QTreeWidget *results() const { return m_results; }
    QPushButton *trustButton() const { return m_trust; }
    void show(const mqtt::TestReport &report);

Q_SIGNALS:
    void testRequested();
    /// "Trust this certificate": 32 bytes.
    void trusted(const QByteArray &sha256);

private:
    void startOrCancel();
    void showStep(int row, const mqtt::TestReport &report, const mqtt::TestStep &step);
    QTreeWidgetItem *group(const QString &title, const QString &summary = {});
    void showFindings(const mqtt::TestReport &report);
    void copy() const;

    mqtt::ConnectionTester m_tester;
    QPushButton *m_start;
    QPushButton *m_trust;
    QPushButton *m_copy;
    FieldNote *m_verdict;
    QTreeWidget *m_results;
    QByteArray m_certificate; ///< that could be trusted
    bool m_ready = true;
};

} // namespace ui
