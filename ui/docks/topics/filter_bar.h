// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_expression.h"
#include "model/filter/filter_library.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class FieldNote;
class FilterHelp;
class FilterMenu;

/// The field that a filter is typed into, with its menu, its help and what it found below it.
///
/// Every text that can be read takes effect at once. One that cannot is told below the field, and the filter
/// before stays in force until it can. Used filters are remembered when the field is left or cleared.
/// Alt+Down opens the menu, F1 the help, Ctrl+Space offers the fields.    Thread    the GUI's.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(explorer::FilterLibrary &library, QWidget *parent = nullptr);

    QString text() const;
    void setText(const QString &text);
    void clear();
    void focusField(); ///< and selects its text

    struct Found
    {
        std::size_t matches = 0;
        std::size_t topics = 0;
        bool searching = false;
        bool cut = false;    ///< some payloads were too long to be searched as a whole
        bool gaveUp = false; ///< a regular expression took too long
    };
    void showFound(const Found &found);
    QString foundText() const;
    QString complaint() const;

Q_SIGNALS:
    void filterChanged(const explorer::FilterExpression &filter);
    void left(); ///< to what was found: Down or Enter

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void tell();
    void remember();
    void use(const QString &filter);
    void save();
    void showSaved();
    void showHelp();

    explorer::FilterLibrary &m_library;
    QLineEdit *m_edit;
    FilterMenu *m_menu;
    QToolButton *m_menuButton;
    QLabel *m_found;
    FieldNote *m_note;
    FilterHelp *m_help = nullptr;
    explorer::FilterExpression m_filter; ///< in force
    Found m_figures;
};

} // namespace ui
