<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Certificate</name>
    <message numerus="yes">
        <source>not valid before %1 (in %Ln day(s))</source>
        <extracomment>%1: a date</extracomment>
        <translation>
            <numerusform>not valid before %1 (in %Ln day)</numerusform>
            <numerusform>not valid before %1 (in %Ln days)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired on %1 (%Ln day(s) ago)</source>
        <translation>
            <numerusform>expired on %1 (%Ln day ago)</numerusform>
            <numerusform>expired on %1 (%Ln days ago)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>valid until %1 (%Ln day(s) left)</source>
        <translation>
            <numerusform>valid until %1 (%Ln day left)</numerusform>
            <numerusform>valid until %1 (%Ln days left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::RequestListModel</name>
    <message numerus="yes">
        <source>%1, %Ln answer(s)</source>
        <translation>
            <numerusform>%1, %Ln answer</numerusform>
            <numerusform>%1, %Ln answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::TopicTreeModel</name>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::TopicWords</name>
    <message numerus="yes">
        <source>Silent for %Ln period(s): usually a message comes every %1, the last one came %2 ago.</source>
        <translation>
            <numerusform>Silent for %Ln period: usually a message comes every %1, the last one came %2 ago.</numerusform>
            <numerusform>Silent for %Ln periods: usually a message comes every %1, the last one came %2 ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>silent for %Ln period(s)</source>
        <translation>
            <numerusform>silent for %Ln period</numerusform>
            <numerusform>silent for %Ln periods</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>explorer::ValuePreview</name>
    <message numerus="yes">
        <source>⟨%Ln byte(s)⟩ %1</source>
        <translation>
            <numerusform>⟨%Ln byte⟩ %1</numerusform>
            <numerusform>⟨%Ln bytes⟩ %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNarrator</name>
    <message numerus="yes">
        <source>Connected as %1; session resumed, %Ln packet(s) sent again.</source>
        <translation>
            <numerusform>Connected as %1; session resumed, %Ln packet sent again.</numerusform>
            <numerusform>Connected as %1; session resumed, %Ln packets sent again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The session journal %1 ended in the middle of a record; %Ln byte(s) were cut off.</source>
        <translation>
            <numerusform>The session journal %1 ended in the middle of a record; %Ln byte was cut off.</numerusform>
            <numerusform>The session journal %1 ended in the middle of a record; %Ln bytes were cut off.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNotices</name>
    <message numerus="yes">
        <source>%1: the broker refused %Ln subscription(s)</source>
        <translation>
            <numerusform>%1: the broker refused %Ln subscription</numerusform>
            <numerusform>%1: the broker refused %Ln subscriptions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DiffView</name>
    <message numerus="yes">
        <source>%Ln difference(s) to the message before</source>
        <translation>
            <numerusform>%Ln difference to the message before</numerusform>
            <numerusform>%Ln differences to the message before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s) to %1</source>
        <translation>
            <numerusform>%Ln difference to %1</numerusform>
            <numerusform>%Ln differences to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message numerus="yes">
        <source>%1 of %Ln topic(s) match</source>
        <translation>
            <numerusform>%1 of %Ln topic matches</numerusform>
            <numerusform>%1 of %Ln topics match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FilterFaultText</name>
    <message numerus="yes">
        <source>A filter has at most %Ln character(s).</source>
        <translation>
            <numerusform>A filter has at most %Ln character.</numerusform>
            <numerusform>A filter has at most %Ln characters.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A filter has at most %Ln term(s).</source>
        <translation>
            <numerusform>A filter has at most %Ln term.</numerusform>
            <numerusform>A filter has at most %Ln terms.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HistoryExport</name>
    <message numerus="yes">
        <source>Save %Ln message(s)</source>
        <translation>
            <numerusform>Save %Ln message</numerusform>
            <numerusform>Save %Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) saved in %1</source>
        <translation>
            <numerusform>%Ln message saved in %1</numerusform>
            <numerusform>%Ln messages saved in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) copied</source>
        <translation>
            <numerusform>%Ln message copied</numerusform>
            <numerusform>%Ln messages copied</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left the memory before</source>
        <translation>
            <numerusform>%Ln left the memory before</numerusform>
            <numerusform>%Ln left the memory before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::HistoryView</name>
    <message numerus="yes">
        <source>%Ln newer</source>
        <translation>
            <numerusform>%Ln newer</numerusform>
            <numerusform>%Ln newer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln message(s) can be pinned: let one go first.</source>
        <translation>
            <numerusform>At most %Ln message can be pinned: let one go first.</numerusform>
            <numerusform>At most %Ln messages can be pinned: let one go first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln message(s) match</source>
        <translation>
            <numerusform>%1 of %Ln message match</numerusform>
            <numerusform>%1 of %Ln messages match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImageView</name>
    <message numerus="yes">
        <source>the first of %Ln frame(s)</source>
        <translation>
            <numerusform>the first of %Ln frame</numerusform>
            <numerusform>the first of %Ln frames</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::IntervalChart</name>
    <message numerus="yes">
        <source>%Ln interval(s)</source>
        <translation>
            <numerusform>%Ln interval</numerusform>
            <numerusform>%Ln intervals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LogPanel</name>
    <message numerus="yes">
        <source>%Ln older line(s) discarded</source>
        <translation>
            <numerusform>%Ln older line discarded</numerusform>
            <numerusform>%Ln older lines discarded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::MessageHeader</name>
    <message numerus="yes">
        <source>%Ln deviation(s)</source>
        <translation>
            <numerusform>%Ln deviation</numerusform>
            <numerusform>%Ln deviations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PairingDialog</name>
    <message numerus="yes">
        <source>More than %Ln character(s).</source>
        <translation>
            <numerusform>More than %Ln character.</numerusform>
            <numerusform>More than %Ln characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PayloadEditor</name>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PropertyFacts</name>
    <message numerus="yes">
        <source>%Ln second(s)</source>
        <translation>
            <numerusform>%Ln second</numerusform>
            <numerusform>%Ln seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln byte(s)</source>
        <translation>
            <numerusform>%Ln byte</numerusform>
            <numerusform>%Ln bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln byte(s)</source>
        <translation>
            <numerusform>the first %Ln byte</numerusform>
            <numerusform>the first %Ln bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SaveFilterDialog</name>
    <message numerus="yes">
        <source>%Ln filter(s) are saved, and that is the most. Delete one first.</source>
        <translation>
            <numerusform>%Ln filter is saved, and that is the most. Delete one first.</numerusform>
            <numerusform>%Ln filters are saved, and that is the most. Delete one first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SearchPanel</name>
    <message numerus="yes">
        <source>%Ln message(s) found</source>
        <translation>
            <numerusform>%Ln message found</numerusform>
            <numerusform>%Ln messages found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln searched (%1)</source>
        <translation>
            <numerusform>%Ln searched (%1)</numerusform>
            <numerusform>%Ln searched (%1)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left the memory before their turn</source>
        <translation>
            <numerusform>%Ln left the memory before its turn</numerusform>
            <numerusform>%Ln left the memory before their turn</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SparkplugModel</name>
    <message numerus="yes">
        <source>%Ln metric(s)</source>
        <translation>
            <numerusform>%Ln metric</numerusform>
            <numerusform>%Ln metrics</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln value(s) sent afterwards</source>
        <translation>
            <numerusform>%Ln value sent afterwards</numerusform>
            <numerusform>%Ln values sent afterwards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SparkplugPanel</name>
    <message numerus="yes">
        <source>%1 of %Ln node(s) online</source>
        <translation>
            <numerusform>%1 of %Ln node online</numerusform>
            <numerusform>%1 of %Ln nodes online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln fault(s)</source>
        <translation>
            <numerusform>%Ln fault</numerusform>
            <numerusform>%Ln faults</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::StatusCounters</name>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionsPanel</name>
    <message numerus="yes">
        <source>%Ln subscription(s) of %1</source>
        <extracomment>%1: a connection&apos;s name</extracomment>
        <translation>
            <numerusform>%Ln subscription of %1</numerusform>
            <numerusform>%Ln subscriptions of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TimingView</name>
    <message numerus="yes">
        <source>%Ln message(s) in memory since %1</source>
        <translation>
            <numerusform>%Ln message in memory since %1</numerusform>
            <numerusform>%Ln messages in memory since %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln retained message(s) that subscribing brought are not taken for beats</source>
        <translation>
            <numerusform>%Ln retained message that subscribing brought is not taken for a beat</numerusform>
            <numerusform>%Ln retained messages that subscribing brought are not taken for beats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln interval(s) over a new connection are left out</source>
        <translation>
            <numerusform>%Ln interval over a new connection is left out</numerusform>
            <numerusform>%Ln intervals over a new connection are left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopTopicsPanel</name>
    <message numerus="yes">
        <source>%Ln line(s) saved in %1</source>
        <translation>
            <numerusform>%Ln line saved in %1</numerusform>
            <numerusform>%Ln lines saved in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the last %Ln s: there are too many topics for a longer window</source>
        <translation>
            <numerusform>over the last %Ln s: there are too many topics for a longer window</numerusform>
            <numerusform>over the last %Ln s: there are too many topics for a longer window</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the last %Ln s</source>
        <translation>
            <numerusform>over the last %Ln s</numerusform>
            <numerusform>over the last %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>over the first %Ln s</source>
        <translation>
            <numerusform>over the first %Ln s</numerusform>
            <numerusform>over the first %Ln s</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln topic(s)</source>
        <translation>
            <numerusform>%Ln topic</numerusform>
            <numerusform>%Ln topics</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TopicsPanel</name>
    <message numerus="yes">
        <source>%Ln row(s) so far. Esc stops.</source>
        <translation>
            <numerusform>%Ln row so far. Esc stops.</numerusform>
            <numerusform>%Ln rows so far. Esc stops.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were opened.</source>
        <translation>
            <numerusform>%Ln row was opened.</numerusform>
            <numerusform>%Ln rows were opened.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TreemapView</name>
    <message numerus="yes">
        <source>%Ln other(s)</source>
        <translation>
            <numerusform>%Ln other</numerusform>
            <numerusform>%Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ValueTreeModel</name>
    <message numerus="yes">
        <source>%Ln member(s)</source>
        <translation>
            <numerusform>%Ln member</numerusform>
            <numerusform>%Ln members</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln element(s)</source>
        <translation>
            <numerusform>%Ln element</numerusform>
            <numerusform>%Ln elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more: click or press Enter for the next %1</source>
        <translation>
            <numerusform>%Ln more: click or press Enter for the last %1</numerusform>
            <numerusform>%Ln more: click or press Enter for the next %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WillPage</name>
    <message numerus="yes">
        <source>%Ln byte(s) that are not text are kept until you type.</source>
        <translation>
            <numerusform>%Ln byte that is not text is kept until you type.</numerusform>
            <numerusform>%Ln bytes that are not text are kept until you type.</numerusform>
        </translation>
    </message>
</context>
</TS>
