// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/payload/payload_transform.h"

#include <QWidget>

#include <string>
#include <vector>

class QListWidget;
class QToolButton;

namespace ui {

/// The wrappings of a payload in the order in which they are taken off; at most explorer::kMostTransforms.
class TransformList : public QWidget
{
    Q_OBJECT

public:
    explicit TransformList(const explorer::TransformRegistry &transforms, QWidget *parent = nullptr);

    /// Ids that are not known stay.
    void setIds(const std::vector<std::string> &ids);
    std::vector<std::string> ids() const;

    void add(const std::string &id);
    void removeCurrent();
    void moveCurrent(int by); ///< −1 up, +1 down

Q_SIGNALS:
    void changed();

private:
    void append(const std::string &id);
    void enableButtons();

    QListWidget *m_list;
    QToolButton *m_add;
    QToolButton *m_remove;
    QToolButton *m_up;
    QToolButton *m_down;
};

} // namespace ui
