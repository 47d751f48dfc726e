import airVent from 'lucide-static/icons/air-vent.svg?raw'
import banknote from 'lucide-static/icons/banknote.svg?raw'
import cable from 'lucide-static/icons/cable.svg?raw'
import clock from 'lucide-static/icons/clock.svg?raw'
import coffee from 'lucide-static/icons/coffee.svg?raw'
import ellipsisVertical from 'lucide-static/icons/ellipsis-vertical.svg?raw'
import gift from 'lucide-static/icons/gift.svg?raw'
import heater from 'lucide-static/icons/heater.svg?raw'
import lamp from 'lucide-static/icons/lamp.svg?raw'
import microwave from 'lucide-static/icons/microwave.svg?raw'
import minus from 'lucide-static/icons/minus.svg?raw'
import packageBox from 'lucide-static/icons/package.svg?raw'
import pause from 'lucide-static/icons/pause.svg?raw'
import plus from 'lucide-static/icons/plus.svg?raw'
import refrigerator from 'lucide-static/icons/refrigerator.svg?raw'
import scanBarcode from 'lucide-static/icons/scan-barcode.svg?raw'
import search from 'lucide-static/icons/search.svg?raw'
import shirt from 'lucide-static/icons/shirt.svg?raw'
import shoppingBag from 'lucide-static/icons/shopping-bag.svg?raw'
import shoppingCart from 'lucide-static/icons/shopping-cart.svg?raw'
import smartphone from 'lucide-static/icons/smartphone.svg?raw'
import trash from 'lucide-static/icons/trash-2.svg?raw'
import tv from 'lucide-static/icons/tv.svg?raw'
import userRound from 'lucide-static/icons/user-round.svg?raw'
import utensils from 'lucide-static/icons/utensils.svg?raw'
import washingMachine from 'lucide-static/icons/washing-machine.svg?raw'
import { registerIcons } from '../../ui/icons.ts'

// Everything that the first screen of the Sale shows; `item-look.ts` names those of the tiles.
registerIcons({
  'air-vent': airVent,
  banknote,
  cable,
  clock,
  coffee,
  'ellipsis-vertical': ellipsisVertical,
  gift,
  heater,
  lamp,
  microwave,
  minus,
  package: packageBox,
  pause,
  plus,
  refrigerator,
  'scan-barcode': scanBarcode,
  search,
  shirt,
  'shopping-bag': shoppingBag,
  'shopping-cart': shoppingCart,
  smartphone,
  'trash-2': trash,
  tv,
  'user-round': userRound,
  utensils,
  'washing-machine': washingMachine,
})
