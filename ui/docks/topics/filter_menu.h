// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/filter/filter_library.h"

#include <QMenu>

namespace ui {

/// The filters that were saved and those used last, and what can be done with them. Filled when it opens.
class FilterMenu : public QMenu
{
    Q_OBJECT

public:
    explicit FilterMenu(const explorer::FilterLibrary &library, QWidget *parent = nullptr);

    /// The filter that "Save" would save; empty: none.
    void setCurrent(const QString &filter) { m_current = filter; }

Q_SIGNALS:
    void chosen(const QString &filter);
    void saveRequested();
    void savedRequested(); ///< the list of the saved ones
    void forgetRequested();

private:
    void fill();
    void addFilters(const QString &title, const std::vector<explorer::FilterLibrary::Saved> &filters);

    const explorer::FilterLibrary &m_library;
    QString m_current;
};

} // namespace ui
