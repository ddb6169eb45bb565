// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/docks/inspector/decoded_payload.h"
#include "ui/docks/inspector/payload_actions.h"

#include <QWidget>

class QButtonGroup;
class QFrame;
class QHBoxLayout;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace ui {

class BoundedTextView;
class HexPane;
class HexView;
class ImageView;
class ScalarView;
class ValueTreeView;

/// The decoded payload as tree, text, bytes, tree and bytes, or picture, with the reason when it is not what the decoder
/// takes. Text and bytes are there whatever happens. The form the user chose stays chosen; where a payload has no such
/// form the nearest is shown. A value that is selected shows its bytes, and a byte its value.
class PayloadView : public QWidget
{
    Q_OBJECT

public:
    enum class Form
    {
        Tree,
        Text,
        Hex,
        TreeAndHex,
        Image
    };

    explicit PayloadView(QWidget *parent = nullptr);

    void setPayload(const DecodedPayloadPtr &payload);
    void setForm(Form form);
    Form shownForm() const; ///< the one on screen, which may differ from the one chosen
    void forgetPlace();     ///< for another topic
    ValueTreeView *tree() const { return m_tree; }
    BoundedTextView *text() const { return m_text; }
    HexPane *hexPane() const { return m_hex; }
    HexView *hex() const;
    ScalarView *scalar() const { return m_scalar; }
    ImageView *image() const { return m_image; }
    QString problem() const;

Q_SIGNALS:
    void chartRequested(const std::string &path);
    void actionRequested(PayloadAction action);

private:
    QWidget *makeBar();
    void makeCopyMenu(QToolButton *button);
    void makeSaveMenu();
    void addFormButton(QHBoxLayout *layout, Form form, const QString &text, const QString &tip,
                       const QString &key);
    void refresh();
    void showValues();
    void showBytes();
    void showBytesOfCurrent();

    DecodedPayloadPtr m_payload;
    Form m_form = Form::Tree;
    bool m_isFormChosen = false; ///< by the user: until then a picture is shown as one
    bool m_fromHex = false;      ///< the value was selected by its bytes
    bool m_isRefreshing = false; ///< what becomes selected now is nobody's wish
    QButtonGroup *m_forms;
    QFrame *m_problemBar;
    QLabel *m_problem;
    QStackedWidget *m_stack;
    QSplitter *m_split;
    QStackedWidget *m_values;
    ValueTreeView *m_tree;
    ScalarView *m_scalar;
    BoundedTextView *m_text;
    HexPane *m_hex;
    ImageView *m_image;
    QToolButton *m_save;
};

} // namespace ui
