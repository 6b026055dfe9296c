import { bookingWords } from '../../src/text/appointments';
import type { SalonHeard, SalonSlot } from '../ear';
import type { Match } from '../engine';

/** A room asked for with a booking, by its name; «别的房间也行» takes the wish back. */
export const roomSlot: SalonSlot = {
  name: 'room',
  label: bookingWords.room,
  read: readRoom,
  show: (value) => String(value),
};

const ANY_ROOM =
  /(?:别的|其他|其它|另外的?|换一?个?|随便|哪个?)(?:房间?|间房?|屋)(?:间)?(?:都|也)?(?:行|可以|好|成)?/u;

function readRoom(heard: SalonHeard, _asked: boolean, values: Record<string, unknown>): Match | null {
  const { reading, lexicon } = heard.reading;
  if (reading.slots.room) return { value: reading.slots.room };
  if (values.room !== undefined && ANY_ROOM.test(heard.text)) return { value: undefined };
  if (!values.customer) return null;
  // «换到3号房» while the card stands there: the name alone is no intent.
  const named = [...lexicon.rooms]
    .sort((one, other) => other.length - one.length)
    .find((room) => room.length > 1 && heard.text.includes(room));
  return named ? { value: named } : null;
}
