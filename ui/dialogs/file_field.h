// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace ui {

class FieldNote;

/// The path of a file: typed, dropped or picked, with a note below when there is no such file.
class FileField : public QWidget
{
    Q_OBJECT

public:
    /// `what` names the file to pick ("Certificate authorities"), `filter` is a QFileDialog's.
    FileField(const QString &what, const QString &filter, QWidget *parent = nullptr);

    QString path() const;
    void setPath(const QString &path);
    void setPlaceholder(const QString &text);
    QLineEdit *edit() const { return m_edit; }

Q_SIGNALS:
    void changed();

private:
    void pick();
    void check();

    QString m_what;
    QString m_filter;
    QLineEdit *m_edit;
    FieldNote *m_note;
};

} // namespace ui
