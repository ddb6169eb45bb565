// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/profiles/connection_profile.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

namespace dialog_fields {

/// The widget that a label with this text (mnemonic included) leads to.
template <class Widget>
Widget *field(QWidget *page, const QString &labelText)
{
    for (const QLabel *label : page->findChildren<QLabel *>()) {
        if (label->text() == labelText)
            return qobject_cast<Widget *>(label->buddy());
    }
    return nullptr;
}

inline QPushButton *button(QWidget *dialog, const QString &text)
{
    for (QPushButton *candidate : dialog->findChildren<QPushButton *>()) {
        if (candidate->text().remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

template <class Choice>
void choose(QComboBox *box, Choice choice)
{
    box->setCurrentIndex(box->findData(int(choice)));
}

inline explorer::ConnectionProfile profileFor(const QString &host)
{
    explorer::ConnectionProfile profile = explorer::ConnectionProfile::makeNew();
    profile.endpoint.host = host;
    return profile;
}

inline void retype(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

} // namespace dialog_fields
