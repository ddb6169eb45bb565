// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"

#include <QWidget>

class QButtonGroup;
class QFrame;
class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui {

class BoundedTextView;
class HexView;
class ScalarView;
class ValueTreeView;

/// The decoded payload as tree, text or bytes, with the reason when it is not what the decoder takes. Text
/// and bytes are there whatever happens. The form the user chose stays chosen; where a payload has no such
/// form the nearest is shown.
class PayloadView : public QWidget
{
    Q_OBJECT

public:
    enum class Form
    {
        Tree,
        Text,
        Hex
    };

    explicit PayloadView(QWidget *parent = nullptr);

    void setPayload(const DecodedPayloadPtr &payload);
    void setForm(Form form);
    Form shownForm() const; ///< the one on screen, which may differ from the one chosen
    void forgetPlace();     ///< for another topic
    ValueTreeView *tree() const { return m_tree; }
    BoundedTextView *text() const { return m_text; }
    HexView *hex() const { return m_hex; }
    ScalarView *scalar() const { return m_scalar; }
    QString problem() const;

Q_SIGNALS:
    void chartRequested(const std::string &path);
    void copyTextRequested();
    void copyPrettyRequested();
    void copyCompactRequested();
    void saveRequested();

private:
    QWidget *makeBar();
    void addFormButton(QHBoxLayout *layout, Form form, const QString &text, const QString &tip,
                       const QString &key);
    void refresh();

    DecodedPayloadPtr m_payload;
    Form m_form = Form::Tree;
    QButtonGroup *m_forms;
    QFrame *m_problemBar;
    QLabel *m_problem;
    QStackedWidget *m_stack;
    ValueTreeView *m_tree;
    ScalarView *m_scalar;
    BoundedTextView *m_text;
    HexView *m_hex;
    QToolButton *m_save;
};

} // namespace ui
